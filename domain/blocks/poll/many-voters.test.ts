import { expect, test } from "vitest";
import { launched, specify, who } from "../../../test/specification/scene.ts";
import { shapes } from "../../../test/specification/template.ts";
import { evolve } from "../../evolve.ts";
import { createFold } from "../../fold.ts";
import type { NumberedEvent } from "../../event.ts";
import type { RunState } from "../../state.ts";
import type { Block, Template } from "../../template.ts";

const PART = "gathering:1";
const VOTERS = Array.from({ length: 60 }, (_, at) => `voter ${at}`);
const poll: Block = {
  block: "poll",
  key: "poll",
  question: "Which?",
  choose: "one",
  options: ["a", "b"].map((value) => ({ value, label: value })),
  voters: "addresses",
  anonymous: true,
  open: { workingDays: 5 },
  reminders: [],
};
const template: Template = {
  ...shapes("gathering"),
  steps: shapes("gathering").steps.map((step) => ({
    ...step,
    parts: { kind: "one", blocks: [poll] } as const,
  })),
};

const opened = (): RunState =>
  specify(template).given(launched(), {
    type: "openPoll",
    data: { id: "p1", part: PART, block: "poll", voters: VOTERS },
  }).run.state;

const ballots = (from: RunState): readonly NumberedEvent[] =>
  VOTERS.map((voter, at) => ({
    type: "ballotCast",
    data: { part: PART, poll: "p1", voter },
    version: from.version + at + 1,
    at: "2026-01-06T09:00:00.000Z",
    actor: { ...who(voter), role: "voter" },
  }));

/** The state with every table of the poll and of its notices counting how often all of it is gone through. */
const counting = (state: RunState) => {
  let looks = 0;
  const counted = <T extends object>(table: T): T =>
    new Proxy(table, {
      ownKeys: (target) => {
        looks += 1;
        return Reflect.ownKeys(target);
      },
    });
  const [p1, owed] = [state.polls["p1"], state.owed["p1"]];
  if (p1 === undefined || owed === undefined) throw new Error("There is no poll.");
  const watched: RunState = {
    ...state,
    polls: { p1: { ...p1, voters: counted(p1.voters) } },
    owed: { p1: { ...owed, notices: counted(owed.notices) } },
  };
  return { watched, looks: () => looks };
};

test("a ballot finds its voter and their notice without going through everybody's", () => {
  const state = opened();
  const { watched, looks } = counting(state);
  const fold = createFold(watched);
  for (const event of ballots(state)) fold.add(event);
  const folded = fold.keep();
  // Each table is copied at the first ballot, and changed where it is from then on.
  expect(looks()).toBe(2);
  expect(folded.polls["p1"]).toMatchObject({ cast: VOTERS.length, asked: VOTERS.length });
});

test("who has voted is not told of the poll any more, and everybody else is", () => {
  const state = opened();
  const [first, second] = ballots(state);
  const [one, two] = VOTERS;
  if (first === undefined || second === undefined) throw new Error("Nobody votes.");
  const after = evolve(evolve(state, first), second);
  const results = Object.values(after.owed["p1"]?.notices ?? {});
  const overtaken = results.filter(({ result }) => result === "overtaken");
  expect(overtaken.map(({ member }) => member)).toEqual([one, two]);
  expect(results.filter(({ result }) => result === "due")).toHaveLength(VOTERS.length - 2);
  expect(after.owed["p1"]?.due).toBe(VOTERS.length);
});
