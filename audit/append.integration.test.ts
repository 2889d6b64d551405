import type { Pool } from "pg";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { createAppender, type Appender, type Expected } from "./append.ts";
import { seal } from "./commitment.ts";
import { openPool } from "./connection.ts";
import { createDisclosures } from "./disclosures.ts";
import { decodeEntry, encodeEntry, EntryRefused, leafHash } from "./entry.ts";
import type { NewEvent } from "./event.ts";
import { createReader, type Reader } from "./read.ts";
import { sampleEvent } from "./sample-event.ts";
import { uuidV7 } from "./uuid-v7.ts";

let database: FreshDatabase;
let pool: Pool;
let owner: Pool;
let appender: Appender;
let reader: Reader<NewEvent>;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 8);
  owner = openPool(database.url, 2);
  appender = createAppender({ pool });
  reader = createReader(pool);
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

const types = (...names: string[]) => names.map((name) => sampleEvent(name));

test("what was appended reads back equal, byte for byte what was hashed", async () => {
  const run = uuidV7();
  const result = await appender.append({
    run,
    expected: "none",
    events: [sampleEvent("opened", "naïve \u0000 €"), sampleEvent("signedOff")],
  });
  if (result.kind !== "appended") throw new Error(result.kind);
  expect(result.events.map(({ version }) => version)).toEqual([1, 2]);
  expect(await reader.readStream(run)).toEqual(result.events);
  const { rows } = await owner.query<{ entry: Buffer; leaf: Buffer; at: Date; type: string }>(
    "select entry, leaf, at, type from record.event where run = $1 order by version",
    [run],
  );
  expect(rows.map((row) => row.leaf.toString("hex"))).toEqual(result.leaves);
  for (const [index, row] of rows.entries()) {
    expect(row.leaf).toEqual(leafHash(row.entry));
    const event = decodeEntry(row.entry);
    expect(encodeEntry(event)).toEqual(row.entry);
    expect(event).toEqual(result.events[index]);
    expect([row.at.toISOString(), row.type]).toEqual([event.at, event.type]);
  }
});

test.each<[Expected, number, "appended" | "conflict"]>([
  ["none", 0, "appended"],
  ["none", 2, "conflict"],
  [0, 0, "appended"],
  [0, 2, "conflict"],
  [2, 2, "appended"],
  [1, 2, "conflict"],
  [3, 2, "conflict"],
  [2, 0, "conflict"],
  ["exists", 0, "conflict"],
  ["exists", 2, "appended"],
  ["any", 0, "appended"],
  ["any", 2, "appended"],
])("expecting %s of a run with %i events: %s", async (expected, head, kind) => {
  const run = uuidV7();
  if (head > 0) await appender.append({ run, expected: 0, events: types("a", "b") });
  const result = await appender.append({ run, expected, events: types("c") });
  expect(result.kind).toBe(kind);
  if (result.kind === "conflict") expect(result.actual).toBe(head);
  expect(await reader.head(run)).toBe(kind === "appended" ? head + 1 : head);
  expect(await reader.readStream(run)).toHaveLength(kind === "appended" ? head + 1 : head);
});

test("a conflict tells what the writer has missed", async () => {
  const run = uuidV7();
  const first = await appender.append({ run, expected: 0, events: types("a", "b", "c") });
  const late = await appender.append({ run, expected: 1, events: types("d") });
  if (first.kind !== "appended") throw new Error(first.kind);
  expect(late).toEqual({ kind: "conflict", actual: 3, newer: first.events.slice(1) });
});

test("of commits that are refused one behind the other only the first tells what came in between", async () => {
  const run = uuidV7();
  const before = Array.from({ length: 60 }, (_, index) => sampleEvent("before", index));
  await appender.append({ run, expected: 0, events: before });
  const late = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      appender.append({ run, expected: index + 1, events: types("d") }),
    ),
  );
  expect(late.map((one) => one.kind === "conflict" && one.actual)).toEqual(late.map(() => 60));
  const told = late.map((one) => (one.kind === "conflict" ? one.newer.length : null));
  expect(told).toEqual([59, ...late.slice(1).map(() => 0)]);
});

test("commits of one run that expect each other's heads go together, and stay in order", async () => {
  const run = uuidV7();
  const results = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      appender.append({ run, expected: index, events: [sampleEvent("step", index)] }),
    ),
  );
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(["appended"]));
  const events = await reader.readStream(run);
  expect(events.map(({ data }) => data["note"])).toEqual(Array.from({ length: 500 }, (_, i) => i));
  const { rows } = await owner.query(
    "select count(distinct xid)::int as batches from record.event where run = $1",
    [run],
  );
  expect(rows).toEqual([{ batches: 1 }]);
});

test("a conflicting commit does not disturb the others of its batch", async () => {
  const [good, bad, other] = [uuidV7(), uuidV7(), uuidV7()];
  await appender.append({ run: bad, expected: 0, events: types("a") });
  const kinds = await Promise.all([
    appender.append({ run: good, expected: 0, events: types("a") }),
    appender.append({ run: bad, expected: 0, events: types("b") }),
    appender.append({ run: bad, expected: 1, events: types("c") }),
    appender.append({ run: other, expected: 4, events: types("d") }),
    appender.append({ run: good, expected: 1, events: types("b") }),
  ]);
  expect(kinds.map(({ kind }) => kind)).toEqual([
    "appended",
    "conflict",
    "appended",
    "conflict",
    "appended",
  ]);
  expect((await reader.readStream(bad)).map(({ type }) => type)).toEqual(["a", "c"]);
  expect(await reader.head(other)).toBe(0);
});

test("a command key is taken once in its run, and does not disturb the rest of its chain", async () => {
  const run = uuidV7();
  const once = { commandKey: "k-1", fingerprint: "f" };
  await appender.append({ run, expected: 0, events: types("a", "b"), ...once });
  const results = await Promise.all([
    appender.append({ run, expected: 2, events: types("c"), commandKey: "k-2" }),
    appender.append({ run, expected: 3, events: types("d"), ...once }),
    appender.append({ run, expected: 4, events: types("e"), commandKey: "k-3" }),
    appender.append({ run: uuidV7(), expected: 0, events: types("f"), ...once }),
  ]);
  expect(results.map(({ kind }) => kind)).toEqual([
    "appended",
    "key-taken",
    "conflict",
    "appended",
  ]);
  const first = await reader.readCommand(run, "k-1");
  expect(first?.fingerprint).toBe("f");
  expect(first?.events.map(({ type }) => type)).toEqual(["a", "b"]);
  expect(await reader.readCommand(run, "k-3")).toBeNull();
});

test("an event that cannot be an entry is refused before anything is sent", async () => {
  const run = uuidV7();
  await expect(
    appender.append({ run, expected: 0, events: [sampleEvent("a", "\ud800")] }),
  ).rejects.toThrow(EntryRefused);
  await expect(appender.append({ run, expected: 0, events: [] })).rejects.toThrow(RangeError);
  await expect(
    appender.append({ run, expected: 0, events: [{ ...sampleEvent("a"), at: "soon" }] }),
  ).rejects.toThrow(RangeError);
  await expect(
    appender.append({ run: run.toUpperCase(), expected: 0, events: types("a") }),
  ).rejects.toThrow(RangeError);
  expect(await reader.head(run)).toBe(0);
});

test("a commit that PostgreSQL rejects fails alone", async () => {
  const [good, bad] = [uuidV7(), uuidV7()];
  const [stored, rejected] = await Promise.allSettled([
    appender.append({ run: good, expected: 0, events: types("a") }),
    appender.append({ run: bad, expected: 0, events: types("no\u0000text") }),
  ]);
  expect(stored).toMatchObject({ status: "fulfilled", value: { kind: "appended" } });
  expect(rejected).toMatchObject({ status: "rejected", reason: { code: "22021" } });
  expect(await reader.head(bad)).toBe(0);
});

test("disclosures are stored with their commit only, and can be erased for one person", async () => {
  const [run, elsewhere] = [uuidV7(), uuidV7()];
  const disclosures = createDisclosures(pool);
  const [hers, his] = [
    { ...seal({ text: "my story \u0000" }), subject: "m-1" },
    { ...seal("his"), subject: "m-2" },
  ];
  await appender.append({
    run,
    expected: 0,
    events: types("a"),
    disclosures: [hers, his],
  });
  await appender.append({
    run: elsewhere,
    expected: 7,
    events: types("a"),
    disclosures: [{ ...seal("lost"), subject: "m-1" }],
  });
  expect((await disclosures.ofRuns([elsewhere])).size).toBe(0);
  const kept = await disclosures.ofRuns([run]);
  expect(kept.get(hers.commitment)).toEqual(hers);
  expect((await disclosures.of([his.commitment])).get(his.commitment)).toEqual(his);

  expect(await disclosures.erase("m-1", [his.commitment])).toEqual([]);
  expect(await disclosures.erase("m-1")).toEqual([hers.commitment]);
  expect([...(await disclosures.ofRuns([run])).keys()]).toEqual([his.commitment]);
});

test("many writers of shared runs never deadlock, and nobody is told what is not so", async () => {
  const runs = Array.from({ length: 6 }, () => uuidV7());
  const pools = Array.from({ length: 4 }, () => openPool(database.appUrl, 2));
  const writers = pools.map((its) => createAppender({ pool: its }));
  const told = new Map<string, string[]>(runs.map((run) => [run, []]));
  await Promise.all(
    writers.flatMap((writer) =>
      runs.toReversed().map(async (run) => {
        let head = 0;
        for (let done = 0; done < 15;) {
          const result = await writer.append({ run, expected: head, events: types("x", "y") });
          if (result.kind === "key-taken") throw new Error(result.kind);
          if (result.kind === "appended") {
            told.get(run)?.push(...result.events.map(({ id }) => id));
            head += 2;
            done += 1;
          } else {
            expect(result.actual).toBeGreaterThan(head);
            head = result.actual;
          }
        }
      }),
    ),
  );
  await Promise.all(pools.map((its) => its.end()));
  for (const run of runs) {
    const events = await reader.readStream(run);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ id }) => id).toSorted()).toEqual(told.get(run)?.toSorted());
    expect(events).toHaveLength(4 * 15 * 2);
  }
});

test("any mix of commits at once ends as if they had come one after another", async () => {
  const commit = fc.record({
    run: fc.nat(2),
    expected: fc.oneof(fc.nat(4), fc.constantFrom<Expected>("none", "any", "exists")),
    size: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(commit, { maxLength: 12 }), async (commits) => {
      const runs = [uuidV7(), uuidV7(), uuidV7()];
      const results = await Promise.all(
        commits.map(async ({ run, expected, size }) => ({
          run,
          size,
          result: await appender.append({
            run: runs[run] ?? "",
            expected,
            events: Array.from({ length: size }, () => sampleEvent("x")),
          }),
        })),
      );
      for (const [index, run] of runs.entries()) {
        const events = await reader.readStream(run);
        const appended = results.flatMap(({ run: of, result }) =>
          of === index && result.kind === "appended" ? result.events : [],
        );
        expect(events.map(({ version }) => version)).toEqual(events.map((_, i) => i + 1));
        expect(appended.toSorted((a, b) => a.version - b.version)).toEqual(events);
      }
    }),
    { numRuns: 40 },
  );
});
