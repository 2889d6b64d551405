import { expect, test } from "vitest";
import { place, type NewEvent, type Recorded } from "./event.ts";
import { createFoldedRuns } from "./folded-runs.ts";
import type { Decider, CommandResult } from "./command.ts";
import { createRound } from "./round.ts";
import { sampleEvent } from "./sample-event.ts";
import { timeOfUuidV7, uuidV7At } from "./uuid-v7.ts";

const RUN = "00000000-0000-4000-8000-000000000001";

/** A list of types which folding adds to where it is, with a count of how often it was copied for that. */
function tally() {
  const copies: number[] = [];
  const decider: Decider<readonly string[], string, NewEvent, string> = {
    start: async () => [],
    fold(from) {
      let made: string[] | null = null;
      return {
        add({ type }: Recorded<NewEvent>) {
          if (made === null) copies.push(from.length);
          made ??= [...from];
          made.push(type);
          if (type === "breaks") throw new Error("cannot be folded");
        },
        now: () => made ?? from,
        keep: () => (made === null ? from : Object.freeze([...made])),
      };
    },
    decide: (state, command) =>
      state.includes(command)
        ? { kind: "refused", refusal: `${command} again` }
        : { kind: "accepted", events: [sampleEvent(`before ${command}`), sampleEvent(command)] },
    refused: () => null,
    refusalIn: () => null,
  };
  return { decider, copies };
}

/** A run of so many events on record, and a round of commands upon it. */
function roundUpon(
  length: number,
  more: Partial<Decider<readonly string[], string, NewEvent, string>> = {},
) {
  const { decider: plain, copies } = tally();
  const decider = { ...plain, ...more };
  const record = place(
    RUN,
    0,
    Array.from({ length }, (_, index) => sampleEvent(`e${index}`)),
    uuidV7At,
  );
  const stored: Recorded<NewEvent>[] = [...record];
  const runs = createFoldedRuns({
    fold: decider,
    limit: 10,
    reader: { readStream: async (_, after = 0) => stored.slice(after) },
  });
  const round = createRound<readonly string[], string, NewEvent, string>({
    decider,
    runs,
    replay: async () => null,
    appender: {
      async appendPlaced({ events }) {
        stored.push(...structuredClone(events));
        return { kind: "appended", events, leaves: events.map(({ id }) => id) };
      },
    },
  });
  const give = async (commands: readonly string[]) => {
    const answers = commands.map((command) => {
      const { promise, resolve, reject } = Promise.withResolvers<CommandResult<NewEvent, string>>();
      return { request: { command, options: {}, resolve, reject }, promise };
    });
    const settled = Promise.allSettled(answers.map(({ promise }) => promise));
    await round(
      RUN,
      answers.map(({ request }) => request),
    );
    return await settled;
  };
  return { give, runs, copies, stored };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);

test("a run is folded cold, and a round of commands decided, with one copy of its state each", async () => {
  const { give, runs, copies } = roundUpon(2_000);
  const answers = await give(names(500));
  expect(copies).toEqual([0, 2_000]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["fulfilled"]));
  expect(runs.known(RUN)).toMatchObject({ version: 3_000 });
  expect(runs.known(RUN)?.state.slice(-2)).toEqual(["before c499", "c499"]);
});

test("each command of a round is decided upon what the ones before it leave", async () => {
  const { give, stored } = roundUpon(3);
  const answers = await give(["a", "b", "a"]);
  expect(answers.map((its) => its.status === "fulfilled" && its.value.kind)).toEqual([
    "accepted",
    "accepted",
    "refused",
  ]);
  expect(stored.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("of a command whose events can't be folded, nothing is left for the next to be decided upon", async () => {
  const { give, runs, stored } = roundUpon(1);
  const answers = await give(["a", "breaks", "b"]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  const expected = ["e0", "before a", "a", "before b", "b"];
  expect(stored.map(({ type }) => type)).toEqual(expected);
  expect(runs.known(RUN)).toMatchObject({ version: 5, state: expected });
});

test("an act is never given before the one that it is decided upon", async () => {
  const { give, stored } = roundUpon(2, {
    notBefore: (command, at) => `${command} after ${at}`,
    decide: (_, command) => ({
      kind: "accepted",
      events: [{ ...sampleEvent(command), at: "2026-11-22T10:00:00.000Z" }],
    }),
  });
  await give(["one", "two"]);
  expect(stored.slice(2).map(({ type }) => type)).toEqual([
    "one after 2026-11-22T09:00:00.123Z",
    "two after 2026-11-22T10:00:00.000Z",
  ]);
  expect(stored.map(({ at, id }) => Date.parse(at) - timeOfUuidV7(id))).toEqual([0, 0, 0, 0]);
});
