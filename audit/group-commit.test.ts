import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  headAfter,
  type Chain,
  type NotAppended,
  type PreparedCommit,
  type RefusedChain,
} from "./append-batch.ts";
import { place } from "./event.ts";
import { createGroupCommit } from "./group-commit.ts";
import { sampleEvent } from "./sample-event.ts";
import { uuidV7 } from "./uuid-v7.ts";

type Wanted = {
  run: string;
  expected: number;
  size: number;
  key: string | null;
  after?: string | undefined;
};

const prepared = ({ run, expected, size, key, after }: Wanted): PreparedCommit => ({
  run,
  expected,
  after: after ?? null,
  events: place(
    run,
    expected,
    Array.from({ length: size }, () => sampleEvent("x")),
    uuidV7,
  ),
  entries: [],
  disclosures: [],
  ballot: null,
  commandKey: key,
  fingerprint: null,
});

/** The record in memory: one head for each run, keys that are taken once, and a note of everything that was sent. */
function createMemory() {
  const heads = new Map<string, number>();
  const keys = new Set<string>();
  const sent: number[] = [];
  const underWay = new Set<string>();
  let inFlight = 0;
  let most = 0;

  const storeChain = (chain: Chain): RefusedChain | null => {
    const [{ run, expected }] = chain;
    const actual = heads.get(run) ?? 0;
    const wanted = chain.flatMap(({ commandKey }) => (commandKey === null ? [] : [commandKey]));
    const takenKeys = wanted.filter((key) => keys.has(`${run} ${key}`));
    if (actual !== expected || takenKeys.length > 0) {
      return { run, actual, takenKeys, newer: "[]" };
    }
    heads.set(run, headAfter(chain));
    for (const key of wanted) keys.add(`${run} ${key}`);
    return null;
  };

  return {
    heads,
    sent,
    most: () => most,
    async store(
      chains: readonly Chain[],
    ): Promise<Map<string, PromiseSettledResult<RefusedChain | null>>> {
      const runs = chains.map(([first]) => first.run);
      for (const run of runs) {
        if (underWay.has(run)) throw new Error(`Run ${run} is under way twice.`);
        underWay.add(run);
      }
      most = Math.max(most, (inFlight += 1));
      sent.push(chains.reduce((sum, chain) => sum + chain.length, 0));
      for (let wait = chains.length % 3; wait >= 0; wait--) await turn();
      const outcomes = new Map(
        chains.map((chain) => {
          const value = storeChain(chain);
          return [chain[0].run, { status: "fulfilled", value }] as const;
        }),
      );
      inFlight -= 1;
      for (const run of runs) underWay.delete(run);
      return outcomes;
    },
  };
}

const roomy = { maxWaiting: 1_000 };

test("the first leaves alone, and what arrives meanwhile leaves together", async () => {
  const memory = createMemory();
  const commit = createGroupCommit({
    store: memory.store,
    connections: 1,
    maxEvents: 100,
    ...roomy,
  });
  const one = (run: string) => commit(prepared({ run, expected: 0, size: 1, key: null }));
  const first = one("a");
  await turn();
  await Promise.all([first, one("b"), one("c"), one("d")]);
  expect(memory.sent).toEqual([1, 3]);
});

test("a batch keeps to its size, but a commit larger than that still goes", async () => {
  const memory = createMemory();
  const commit = createGroupCommit({ store: memory.store, connections: 1, maxEvents: 4, ...roomy });
  const sizes = [3, 2, 9, 1, 1];
  const outcomes = await Promise.all(
    sizes.map((size, index) =>
      commit(prepared({ run: String(index), expected: 0, size, key: null })),
    ),
  );
  expect(outcomes).toEqual(sizes.map(() => null));
  expect(memory.sent).toEqual([2, 2, 1]);
});

test("a store that fails fails what it was given, and the next batch goes on", async () => {
  const memory = createMemory();
  let broken = true;
  const commit = createGroupCommit({
    store: (chains) => {
      if (!broken) return memory.store(chains);
      broken = false;
      return Promise.reject(new Error("broken"));
    },
    connections: 1,
    maxEvents: 100,
    ...roomy,
  });
  const wanted = { run: "a", expected: 0, size: 1, key: null };
  await expect(commit(prepared(wanted))).rejects.toThrow("broken");
  expect(await commit(prepared(wanted))).toBeNull();
});

/** Two commits of one decider, the second upon the first. */
const pair = (): readonly [PreparedCommit, PreparedCommit] => {
  const first = prepared({ run: "a", expected: 0, size: 1, key: null });
  const after = first.events[0]?.id;
  return [first, prepared({ run: "a", expected: 1, size: 1, key: null, after })];
};

test.each([
  ["in one batch", 100],
  ["in two batches", 1],
])(
  "what was decided upon events that another writer's stand in place of is in conflict, %s",
  async (_, maxEvents) => {
    const memory = createMemory();
    const commit = createGroupCommit({ store: memory.store, connections: 1, maxEvents, ...roomy });
    const [first, second] = pair();
    memory.heads.set("a", 1);
    const outcomes = await Promise.all([commit(first), commit(second)]);
    expect(outcomes.map((outcome) => outcome?.kind)).toEqual(["conflict", "conflict"]);
    expect(memory.heads.get("a")).toBe(1);
  },
);

test("what was decided upon events that could not be stored is not stored, whatever the run's version is then", async () => {
  const memory = createMemory();
  const commit = createGroupCommit({
    store: (chains) => {
      if (memory.heads.get("a") === 1) return memory.store(chains);
      memory.heads.set("a", 1);
      return Promise.reject(new Error("broken"));
    },
    connections: 1,
    maxEvents: 1,
    ...roomy,
  });
  const [first, second] = pair();
  const outcomes = await Promise.allSettled([commit(first), commit(second)]);
  expect(outcomes).toMatchObject([
    { status: "rejected" },
    { status: "rejected", reason: { code: "record-unavailable", stored: "no" } },
  ]);
  expect(memory.heads.get("a")).toBe(1);
});

test("who comes when too many wait is told at once that nothing was stored, and the others are stored", async () => {
  const memory = createMemory();
  const go = Promise.withResolvers<void>();
  const commit = createGroupCommit({
    store: (chains) => go.promise.then(() => memory.store(chains)),
    connections: 1,
    maxEvents: 100,
    maxWaiting: 2,
  });
  const one = (run: string) => commit(prepared({ run, expected: 0, size: 1, key: null }));
  const early = [one("a")];
  await turn();
  early.push(one("b"), one("c"));
  await expect(one("d")).rejects.toMatchObject({ code: "record-unavailable", stored: "no" });
  go.resolve();
  expect(await Promise.all(early)).toEqual(early.map(() => null));
  expect(await one("d")).toBeNull();
});

test("whatever arrives, everything is answered as if it had come one after another", async () => {
  const wanted = fc.record({
    run: fc.constantFrom("a", "b", "c"),
    expected: fc.nat(6),
    size: fc.integer({ min: 1, max: 2 }),
    key: fc.option(fc.constantFrom("k", "l"), { freq: 3 }),
    pause: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(wanted, { maxLength: 30 }),
      fc.integer({ min: 1, max: 3 }),
      async (commits, connections) => {
        const memory = createMemory();
        const commit = createGroupCommit({
          store: memory.store,
          connections,
          maxEvents: 5,
          ...roomy,
        });
        const answers: Promise<{ its: Wanted; outcome: NotAppended<string> | null }>[] = [];
        for (const its of commits) {
          answers.push(commit(prepared(its)).then((outcome) => ({ its, outcome })));
          if (its.pause) await turn();
        }
        const stored = new Map<string, number[]>();
        for (const { its, outcome } of await Promise.all(answers)) {
          if (outcome?.kind === "conflict") expect(outcome.actual).not.toBe(its.expected);
          if (outcome?.kind === "key-taken") expect(its.key).not.toBeNull();
          if (outcome !== null) continue;
          const versions = Array.from({ length: its.size }, (_, index) => its.expected + index + 1);
          stored.set(its.run, [...(stored.get(its.run) ?? []), ...versions]);
        }
        for (const [run, versions] of stored) {
          expect(versions.toSorted((a, b) => a - b)).toEqual(
            Array.from({ length: memory.heads.get(run) ?? 0 }, (_, index) => index + 1),
          );
        }
        expect(memory.most()).toBeLessThanOrEqual(connections);
      },
    ),
  );
});
