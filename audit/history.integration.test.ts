import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { createAppender } from "./append.ts";
import { openPool, withConnection } from "./connection.ts";
import type { NewEvent } from "./event.ts";
import { readHistory, type HistoryFilter } from "./history.ts";
import { startSequencing } from "./sequencer.ts";
import { uuidV7 } from "./uuid-v7.ts";

const run = uuidV7();
let database: FreshDatabase;
let pool: Pool;
let leaves: readonly string[] = [];

/** 600 events, more than are read at a time: types in turn, two actors, three parts, a minute apart. */
const event = (index: number): NewEvent => ({
  type: index % 2 === 0 ? "signedOff" : "objected",
  data: { part: `part-${index % 3}`, index },
  actor: { id: index < 590 ? "m-1" : "m-2", role: "member", via: "session" },
  at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
});

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 3);
  const result = await createAppender({ pool }).append({
    run,
    expected: "none",
    events: Array.from({ length: 600 }, (_, index) => event(index)),
  });
  if (result.kind === "appended") leaves = result.leaves;
  await withConnection(pool, async (client) => (await startSequencing(client, 5))(), {
    keep: false,
  });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const versionsOf = async (filter: HistoryFilter, page: { after?: number; limit: number }) => {
  const { items, next } = await readHistory(pool, run, filter, page);
  return { versions: items.map((item) => item.event.version), next };
};

test("each event comes with its leaf, and with its position once it has one", async () => {
  const { items } = await readHistory(pool, run, {}, { limit: 7 });
  expect(items.map(({ leaf }) => leaf)).toEqual(leaves.slice(0, 7));
  expect(items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, null, null]);
});

test("pages go on by version, and the last one says that it is the last", async () => {
  const all: number[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: { versions: number[]; next: number | null } = await versionsOf(
      {},
      { after, limit: 64 },
    );
    all.push(...page.versions);
    after = page.next;
  }
  expect(all).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
  expect(await versionsOf({}, { limit: 600 })).toMatchObject({ next: null });
});

test("filters hold together, and find what lies far back", async () => {
  expect(
    await versionsOf(
      { types: ["signedOff"], actor: "m-2", data: { part: "part-2" } },
      { limit: 10 },
    ),
  ).toEqual({ versions: [591, 597], next: null });
  expect(await versionsOf({ actor: "m-2" }, { limit: 2 })).toEqual({
    versions: [591, 592],
    next: 592,
  });
  expect(
    await versionsOf(
      { from: "2026-01-01T00:10:00.000Z", until: "2026-01-01T00:12:00.000Z" },
      { limit: 10 },
    ),
  ).toEqual({ versions: [11, 12], next: null });
  expect(await versionsOf({ types: [] }, { limit: 10 })).toEqual({ versions: [], next: null });
});
