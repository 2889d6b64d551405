import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { pureFold } from "../test/support/pure-fold.ts";
import { createAppender, type Appender } from "./append.ts";
import { seal } from "./commitment.ts";
import { openPool } from "./connection.ts";
import { createDisclosures } from "./disclosures.ts";
import { encodeEntry, leafHash } from "./entry.ts";
import type { NewEvent, Recorded } from "./event.ts";
import { createCommandHandler } from "./handle.ts";
import type { Decider } from "./command.ts";
import { createReader, type Reader } from "./read.ts";
import { uuidV7 } from "./uuid-v7.ts";

/** A till with a ceiling, as small a decider as shows everything: it opens once, takes amounts, and refuses above the ceiling. */
type Till = { readonly ceiling: number; readonly sum: number; readonly open: boolean };
type Act = { readonly do: "open" | "add" | "peek" | "fail"; readonly amount: number };
type TillEvent = NewEvent & { readonly data: { readonly amount: number } };

const event = (type: string, amount: number): TillEvent => ({
  type,
  data: { amount },
  actor: { id: "m-1", role: "member", via: "session" },
  at: "2026-11-22T09:00:00.000Z",
});

const accept = (...events: TillEvent[]) => ({ kind: "accepted", events }) as const;
const refuse = (refusal: string) => ({ kind: "refused", refusal }) as const;

const till: Decider<Till, Act, TillEvent, string> = {
  start: async (first) => ({ ceiling: first.data.amount, sum: 0, open: false }),
  fold: pureFold((state, { type, data }) => {
    if (type === "opened") return { ...state, open: true };
    return type === "added" ? { ...state, sum: state.sum + data.amount } : state;
  }),
  decide: (state, act) => {
    if (act.do === "fail") throw new Error("a mistake in the rules");
    if (act.do === "peek") return state.open ? accept() : refuse("closed");
    if (act.do === "open") {
      return state.open ? refuse("open already") : accept(event("opened", act.amount));
    }
    if (!state.open) return refuse("closed");
    return state.sum + act.amount > state.ceiling
      ? refuse("full")
      : accept(event("added", act.amount));
  },
  refused: (_, act, why) => (why === "closed" ? null : event(`refused: ${why}`, act.amount)),
  refusalIn: ({ type }) => (type.startsWith("refused: ") ? type.slice("refused: ".length) : null),
};

let database: FreshDatabase;
let pool: Pool;
let otherPool: Pool;
let reader: Reader<TillEvent>;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 6);
  otherPool = openPool(database.appUrl, 6);
  reader = createReader(pool);
});
afterAll(async () => {
  await Promise.all([pool.end(), otherPool.end()]);
  await database.drop();
});

/** A process of its own, as far as memory goes. */
const startProcess = (
  its: { pool?: Pool; runs?: number; appender?: Appender; maxWaiting?: number } = {},
) =>
  createCommandHandler({
    decider: till,
    appender: its.appender ?? createAppender({ pool: its.pool ?? pool }),
    reader: createReader<TillEvent>(its.pool ?? pool),
    cache: { runs: its.runs ?? 100 },
    ...(its.maxWaiting === undefined ? {} : { maxWaiting: its.maxWaiting }),
  });

const open = (ceiling: number): [Act, { initial: Till }] => [
  { do: "open", amount: ceiling },
  { initial: { ceiling, sum: 0, open: false } },
];
const add = (amount: number): Act => ({ do: "add", amount });

const kindsOf = (events: readonly Recorded<TillEvent>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};

test("an accepted command is on record with its leaf, and any process sees its effect", async () => {
  const run = uuidV7();
  const handler = startProcess();
  const opened = await handler.handle(run, ...open(10));
  const added = await handler.handle(run, add(4));
  if (added.kind !== "accepted") throw new Error(added.kind);
  expect([opened.kind, added.version]).toEqual(["accepted", 2]);
  expect(added.events).toEqual(await reader.readStream(run, 1));
  expect(added.leaves).toEqual(
    added.events.map((its) => leafHash(encodeEntry(its)).toString("hex")),
  );
  expect(await startProcess({ pool: otherPool }).load(run.toUpperCase())).toMatchObject({
    version: 2,
    state: { ceiling: 10, sum: 4, open: true },
  });
});

test("a refusal is on record too, changes nothing, and reaches the caller", async () => {
  const run = uuidV7();
  const handler = startProcess();
  await handler.handle(run, ...open(10));
  const refused = await handler.handle(run, add(11));
  expect(refused).toMatchObject({ kind: "refused", refusal: "full", version: 2 });
  expect(kindsOf(await reader.readStream(run))).toEqual({ opened: 1, "refused: full": 1 });
  expect((await handler.load(run))?.state.sum).toBe(0);
});

test("a run does not begin with a refusal, and a command on no run is told so", async () => {
  const run = uuidV7();
  const handler = startProcess();
  const { initial } = open(5)[1];
  expect(await handler.handle(run, add(1), { initial })).toMatchObject({ kind: "refused" });
  expect(await handler.handle(run, add(1))).toEqual({ kind: "unknown-run" });
  expect(await reader.head(run)).toBe(0);
  expect(await handler.load(run)).toBeNull();
});

test("a thousand commands at once on one run: all answered by the rules, in a few round trips", async () => {
  const run = uuidV7();
  const handler = startProcess();
  await handler.handle(run, ...open(900));
  const results = await Promise.all(
    Array.from({ length: 1_000 }, () => handler.handle(run, add(1))),
  );
  expect(results.filter(({ kind }) => kind === "accepted")).toHaveLength(900);
  expect(results.filter(({ kind }) => kind === "refused")).toHaveLength(100);
  expect(kindsOf(await reader.readStream(run))).toEqual({
    opened: 1,
    added: 900,
    "refused: full": 100,
  });
  const { rows } = await pool.query(
    "select count(distinct xid)::int as batches from record.event where run = $1 and version > 1",
    [run],
  );
  expect(rows).toEqual([{ batches: 1 }]);
});

test("two processes that write to one run both get on, and together keep the rules", async () => {
  const run = uuidV7();
  const processes = [startProcess(), startProcess({ pool: otherPool })] as const;
  await processes[0].handle(run, ...open(150));
  const answers = await Promise.all(
    processes.map(async (handler) => {
      const kinds: string[] = [];
      for (let round = 0; round < 10; round++) {
        const results = await Promise.all(
          Array.from({ length: 10 }, () => handler.handle(run, add(1))),
        );
        kinds.push(...results.map(({ kind }) => kind));
      }
      return kinds;
    }),
  );
  expect(answers.flat().filter((kind) => kind === "accepted")).toHaveLength(150);
  expect(answers.flat().filter((kind) => kind === "refused")).toHaveLength(50);
  for (const kinds of answers) expect(kinds).toHaveLength(100);
  const sums = await Promise.all(processes.map((handler) => handler.load(run)));
  expect(sums.map((folded) => folded?.state.sum)).toEqual([150, 150]);
});

test("what was decided together is stored together or decided again, though another process brought the run to the same version", async () => {
  const run = uuidV7();
  const [here, there] = [startProcess(), startProcess({ pool: otherPool })];
  await here.handle(run, ...open(10));
  await there.handle(run, add(8));
  // Decided upon version 1: the second expects version 2, which is the other process's by now.
  const results = await Promise.all([here.handle(run, add(3)), here.handle(run, add(3))]);
  expect(results).toMatchObject([{ refusal: "full" }, { refusal: "full" }]);
  expect((await there.load(run))?.state.sum).toBe(8);
});

test("nothing is refused on an old state: what another process did counts", async () => {
  const run = uuidV7();
  const [here, there] = [startProcess(), startProcess({ pool: otherPool })];
  await createAppender({ pool }).append({ run, expected: "none", events: [event("made", 10)] });
  const peek: Act = { do: "peek", amount: 0 };
  expect(await here.handle(run, peek)).toMatchObject({ kind: "refused", refusal: "closed" });
  await there.handle(run, { do: "open", amount: 0 });
  expect(await here.handle(run, peek)).toMatchObject({ kind: "accepted", version: 2 });
  await there.handle(run, add(9));
  expect(await here.handle(run, add(2))).toMatchObject({ refusal: "full", version: 4 });
  expect(await here.handle(run, add(1))).toMatchObject({ kind: "accepted", version: 5 });
});

test("a repeated key answers the first outcome, accepted or refused, from any process", async () => {
  const run = uuidV7();
  const [here, there] = [startProcess(), startProcess({ pool: otherPool })];
  await here.handle(run, ...open(10));
  const keyed = (commandKey: string, value = "f") => ({
    commandKey,
    fingerprint: { value, isOf: async (stored: string | null) => stored === value },
  });
  const first = await here.handle(run, add(6), keyed("k-1"));
  const refused = await here.handle(run, add(6), keyed("k-2"));
  for (const handler of [here, there]) {
    expect(await handler.handle(run, add(6), keyed("k-1"))).toEqual({
      ...first,
      replayed: true,
    });
    expect(await handler.handle(run, add(6), keyed("k-2"))).toEqual({
      ...refused,
      replayed: true,
    });
    expect(await handler.handle(run, add(1), keyed("k-1", "other"))).toEqual({
      kind: "key-reused",
    });
  }
  expect((await here.load(run))?.state.sum).toBe(6);
  expect(await reader.head(run)).toBe(3);
});

test("one key many times at once is carried out once, and the commands around it are not lost", async () => {
  const run = uuidV7();
  const [here, there] = [startProcess(), startProcess({ pool: otherPool })];
  await here.handle(run, ...open(1_000));
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) => [
      (index % 2 === 0 ? here : there).handle(run, add(100), { commandKey: "once" }),
      here.handle(run, add(1)),
    ]).flat(),
  );
  const accepted = results.filter((result) => result.kind === "accepted");
  const [again, once] = [
    accepted.filter((one) => one.replayed),
    accepted.filter((one) => !one.replayed),
  ];
  expect([once.length, again.length]).toEqual([21, 19]);
  expect((await there.load(run))?.state.sum).toBe(120);
});

test("a mistake in the rules fails its own command only", async () => {
  const run = uuidV7();
  const handler = startProcess();
  await handler.handle(run, ...open(10));
  const [before, failed, after] = await Promise.allSettled([
    handler.handle(run, add(1)),
    handler.handle(run, { do: "fail", amount: 0 }),
    handler.handle(run, add(2)),
  ]);
  expect(failed).toMatchObject({ status: "rejected", reason: { message: /mistake/u } });
  expect([before, after]).toMatchObject([
    { value: { kind: "accepted", version: 2 } },
    { value: { kind: "accepted", version: 3 } },
  ]);
});

test("disclosures are kept for what was accepted, and not for what was refused", async () => {
  const run = uuidV7();
  const handler = startProcess();
  await handler.handle(run, ...open(10));
  const [kept, dropped] = [seal("kept"), seal("dropped")];
  await handler.handle(run, add(1), { disclosures: [{ ...kept, subject: "m-1" }] });
  await handler.handle(run, add(99), { disclosures: [{ ...dropped, subject: "m-1" }] });
  expect([...(await createDisclosures(pool).ofRuns([run])).keys()]).toEqual([kept.commitment]);
});

test("a memory of one run serves many", async () => {
  const handler = startProcess({ runs: 1 });
  const runs = Array.from({ length: 5 }, () => uuidV7());
  await Promise.all(runs.map((run) => handler.handle(run, ...open(10))));
  for (let round = 0; round < 3; round++) {
    const results = await Promise.all(runs.map((run) => handler.handle(run, add(3))));
    expect(results.map(({ kind }) => kind)).toEqual(runs.map(() => "accepted"));
  }
  expect((await handler.handle(runs[0] ?? "", add(3))).kind).toBe("refused");
});

test("a mailbox takes so many and no more: whoever comes then is told at once, and nothing of theirs is stored", async () => {
  const { handle } = startProcess({ maxWaiting: 3 });
  const run = uuidV7();
  await handle(run, ...open(1_000));
  const settled = await Promise.allSettled(Array.from({ length: 5 }, () => handle(run, add(1))));
  expect(settled.map(({ status }) => status)).toEqual([
    ...Array.from({ length: 3 }, () => "fulfilled"),
    ...Array.from({ length: 2 }, () => "rejected"),
  ]);
  expect(settled[4]).toMatchObject({ reason: { code: "record-unavailable", stored: "no" } });
  expect(kindsOf(await reader.readStream(run))).toEqual({ opened: 1, added: 3 });
});
