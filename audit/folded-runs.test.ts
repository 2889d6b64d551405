import { expect, test } from "vitest";
import { place, type NewEvent, type Recorded } from "./event.ts";
import { pureFold } from "../test/support/pure-fold.ts";
import { createFoldedRuns } from "./folded-runs.ts";
import { sampleEvent } from "./sample-event.ts";
import { uuidV7 } from "./uuid-v7.ts";

/** Folds to the list of types, begun by the first event's. */
const fold = {
  start: async (first: Recorded<NewEvent>): Promise<readonly string[]> => [`start ${first.type}`],
  fold: pureFold((state: readonly string[], { type }: Recorded<NewEvent>): readonly string[] => [
    ...state,
    type,
  ]),
};

const stream = (run: string, ...types: string[]) =>
  place(
    run,
    0,
    types.map((type) => sampleEvent(type)),
    uuidV7,
  );

const keepRuns = (events: readonly Recorded<NewEvent>[], limit = 10) => {
  const reads: number[] = [];
  const runs = createFoldedRuns({
    fold,
    limit,
    reader: {
      readStream: async (run, after = 0) => {
        reads.push(after);
        return events.filter((event) => event.run === run && event.version > after);
      },
    },
  });
  return { runs, reads };
};

test("reads a run once, and from then on only what is newer", async () => {
  const events = [...stream("a", "x", "y")];
  const { runs, reads } = keepRuns(events);
  expect(await runs.fresh("a")).toMatchObject({ version: 2, state: ["start x", "x", "y"] });
  events.push(...stream("a", "x", "y", "z").slice(2));
  expect(await runs.fresh("a")).toMatchObject({ version: 3, state: ["start x", "x", "y", "z"] });
  expect(runs.known("a")?.version).toBe(3);
  expect(reads).toEqual([0, 2]);
  expect(await runs.fresh("b")).toBeNull();
});

test("skips what is in already, and stops at a gap rather than fold the wrong state", async () => {
  const [first, second, , fourth] = stream("a", "w", "x", "y", "z");
  if (!first || !second || !fourth) throw new Error("no events");
  const { runs } = keepRuns([]);
  const folded = await runs.follow(null, [first, second, first, fourth]);
  expect(folded).toMatchObject({ version: 2, state: ["start w", "w", "x"] });
  expect(await runs.follow(null, [second])).toBeNull();
});

test("keeps the runs that were used last, and never an older state for a newer", () => {
  const { runs } = keepRuns([], 2);
  runs.keep("a", { version: 2, state: ["new"] });
  runs.keep("a", { version: 1, state: ["old"] });
  runs.keep("b", { version: 1, state: [] });
  expect(runs.known("a")?.state).toEqual(["new"]);
  runs.keep("c", { version: 1, state: [] });
  expect([runs.known("a"), runs.known("b"), runs.known("c")].map((its) => its?.version)).toEqual([
    2,
    undefined,
    1,
  ]);
});
