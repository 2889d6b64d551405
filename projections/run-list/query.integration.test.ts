import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "../../audit/connection.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { listJoinable } from "./joinable.ts";
import { listRuns, runsOf } from "./query.ts";

const RUNS = 3_000;
const LIMIT = 20;
const organisation = randomUUID();
const [manager, rare] = [randomUUID(), randomUUID()];
let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  // One connection, so that all is counted on it.
  pool = openPool(database.url, 1);
  await pool.query(
    `insert into projections.run_list
       (run, organisation, version, template, status, waiting_for, members, launched_at, updated_at)
     select md5(n::text)::uuid, $1, 1, '{"name": "pathway", "version": 1}', 'running', '{}',
       case when n in (700, 710) then array[$2, $3]::uuid[] else array[$2]::uuid[] end,
       timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01'
     from generate_series(1, ${RUNS}) as n`,
    [organisation, manager, rare],
  );
  await pool.query("analyze projections.run_list");
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** What somebody is answered, and how many rows of tables were read for it. */
async function measured<T>(ask: () => Promise<T>): Promise<{ readonly answer: T; cost: number }> {
  const read = async (): Promise<number> => {
    const { rows } = await pool.query<{ read: string }>(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_xact_all_tables
       where schemaname in ('record', 'projections')`,
    );
    return Number(rows[0]?.read ?? 0);
  };
  await pool.query("begin");
  const before = await read();
  const answer = await ask();
  const cost = (await read()) - before;
  await pool.query("commit");
  return { answer, cost };
}

const first = { bound: null, backwards: false, limit: LIMIT };
const minute = (at: string): number =>
  (Date.parse(at) - Date.parse("2026-01-01T00:00:00Z")) / 60_000;

test("a page of all runs reads as many as it shows, in both directions", async () => {
  const whose = { organisation, member: null };
  const newest = await measured(() => listRuns(pool, whose, first));
  expect(newest.answer.map(({ launchedAt }) => minute(launchedAt))).toEqual(
    Array.from({ length: LIMIT }, (_, index) => RUNS - index),
  );
  expect(newest.cost).toBeLessThanOrEqual(2 * LIMIT);
  const bound = newest.answer.at(-1)?.run ?? "";
  const next = await measured(() => listRuns(pool, whose, { ...first, bound }));
  expect(minute(next.answer[0]?.launchedAt ?? "")).toBe(RUNS - LIMIT);
  expect(next.cost).toBeLessThanOrEqual(2 * LIMIT);
  const from = next.answer[0]?.run ?? "";
  const back = await measured(() =>
    listRuns(pool, whose, { ...first, bound: from, backwards: true }),
  );
  expect(back.answer).toEqual(newest.answer.toReversed());
  expect(back.cost).toBeLessThanOrEqual(2 * LIMIT);
});

test("a page of somebody's own runs reads those, however many others there are", async () => {
  const whose = { organisation, member: rare };
  const { answer, cost } = await measured(() => listRuns(pool, whose, first));
  expect(answer.map(({ launchedAt }) => minute(launchedAt))).toEqual([710, 700]);
  expect(cost).toBeLessThanOrEqual(10);
  const bound = answer[0]?.run ?? "";
  expect(await listRuns(pool, whose, { ...first, bound })).toEqual(answer.slice(1));
  const ids = await measured(() => runsOf(pool, whose));
  expect(ids.answer.toSorted()).toEqual(answer.map(({ run }) => run).toSorted());
  expect(ids.cost).toBeLessThanOrEqual(10);
});

test("no run of another organisation is among them", async () => {
  const elsewhere = { organisation: randomUUID(), member: rare };
  expect(await listRuns(pool, elsewhere, first)).toEqual([]);
  expect(await runsOf(pool, elsewhere)).toEqual([]);
});

test("a page of runs to join reads as many as it shows", async () => {
  const { answer, cost } = await measured(() =>
    listJoinable(pool, organisation, rare, ["pathway"], first),
  );
  expect(answer.map(({ run }) => run)).toEqual(
    (await listRuns(pool, { organisation, member: null }, first)).map(({ run }) => run),
  );
  expect(cost).toBeLessThanOrEqual(2 * LIMIT);
});
