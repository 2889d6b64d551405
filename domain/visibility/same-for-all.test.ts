import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NumberedEvent } from "../event.ts";
import { give, type Given, type Run } from "../../test/specification/run.ts";
import {
  asked,
  group,
  joined,
  launched,
  manager,
  runOf,
  settle,
  STANDING,
  who,
  words,
  wrote,
} from "../../test/specification/scene.ts";
import { deskFor, deskOf } from "../desk/desk.ts";
import type { Request, RunState } from "../state.ts";
import { verdict } from "../verdict.ts";
import { planFor } from "./plan-for.ts";
import { ANYBODY, hearsCries, type Reader } from "./reader.ts";
import { resultsFor } from "./results.ts";
import { stateFor, withheldFrom } from "./state-for.ts";
import { isWithheld, numberedUpTo, UNNUMBERED } from "./withheld.ts";

const NOW = "2026-01-12T10:00:00.000Z";
/** Seven who vote, one of them the coordinator, and two without a vote: a coordinator who helps, a writer who can revise. */
const voters = ["ada", "ben", "eve", "cyd", "dee"];
const start = runOf("group").given(
  launched(),
  ...group,
  joined("hal", "partner", ["coordinator"]),
  joined("wil", "partner", ["author"]),
  wrote("group:1", 0),
  asked("group:1"),
).run;
const open = settle(start, STANDING.at);

type Kind = "yes" | "yes-with-changes" | "no" | "more-time" | "step-back";
const QUIET: readonly Kind[] = ["yes", "yes-with-changes", "step-back"];
const ALL: readonly Kind[] = [...QUIET, "no", "more-time"];

const answer = (run: Run, member: string, kind: Kind): Given => {
  const request = run.state.requests["r1"];
  if (request === undefined) throw new Error("asked");
  const { version, digest } = request;
  const data = { request: request.id, version, digest, member };
  const by = { actor: who(member), at: "2026-01-06T10:00:00.000Z" };
  switch (kind) {
    case "yes":
      return { type: "signOff", ...by, data: { ...data, answer: "yes", comment: null } };
    case "yes-with-changes":
      return { type: "signOff", ...by, data: { ...data, answer: kind, comment: words } };
    case "no":
      return { type: "decline", ...by, data: { ...data, reason: words } };
    case "more-time":
      return { type: "askForTime", ...by, data: { ...data, reason: words } };
    case "step-back":
      return { type: "standAside", ...by, data };
  }
};

/** What others do in the open, whatever has been answered: refused or not, it is the same in both runs. */
const OPENLY = ["join", "save", "pause", "need", "support", "share", "fact"] as const;
type Open = (typeof OPENLY)[number];
const openly = (run: Run, act: Open, nth: number): readonly Given[] => {
  const by = { actor: manager, at: "2026-01-07T10:00:00.000Z" };
  switch (act) {
    case "join":
      return [{ ...joined(`new-${nth}`, "pwle"), ...by }];
    case "save": {
      const based = run.state.parts["group:1"]?.versions.length ?? 0;
      return [{ ...wrote("group:1", based, `again ${nth}`), ...by, actor: who("wil") }];
    }
    case "pause":
      return [
        { type: "pause", ...by, data: { reason: words } },
        { type: "resume", actor: manager, at: "2026-01-08T10:00:00.000Z", data: {} },
      ];
    case "need":
      return [
        { type: "stateAccessNeed", ...by, data: { id: `n${nth}`, member: "ben", what: words } },
      ];
    case "support":
      return [{ type: "offerSupport", ...by, data: { member: "ada", what: words } }];
    case "fact": {
      const data = { part: "group:1", fact: "published", on: "2026-01-06" } as const;
      return [{ type: "stateFact", ...by, data }];
    }
    case "share":
      return [
        {
          type: "contribute",
          ...by,
          actor: who("eve"),
          data: { id: `c${nth}`, member: "eve", part: null, kind: "idea", text: words },
        },
      ];
  }
};

const perform = (run: Run, order: Given): Run => give(run, { ...STANDING, ...order });

type Step =
  | { readonly kind: "answer"; readonly member: string; readonly one: Kind; readonly other: Kind }
  | { readonly kind: "open"; readonly act: Open };

const played = (steps: readonly Step[], which: "one" | "other"): Run =>
  steps.reduce<Run>(
    (run, step, nth) =>
      (step.kind === "answer"
        ? [answer(run, step.member, step[which])]
        : openly(run, step.act, nth)
      ).reduce(perform, run),
    open,
  );

/** Numbers of events wherever they stand in what is told. */
const eventNumbers = (told: unknown): readonly number[] =>
  typeof told !== "object" || told === null
    ? []
    : Object.entries(told).flatMap(([key, value]) =>
        key === "event" && typeof value === "number" ? [value] : eventNumbers(value),
      );

/** Everything that is worked out of a run for a reader, but for what a test makes up anew each time. */
const figures = (run: Run, reader: Reader) => {
  const { state } = run;
  const seen = run.events.filter((event) => !isWithheld(state, event, reader));
  const public_ = run.events.filter((event) => !isWithheld(state, event, ANYBODY));
  return JSON.stringify({
    state: stateFor(state, reader),
    plan: planFor(state, reader, NOW),
    withheld: withheldFrom(state, reader),
    numbered: numberedUpTo(state),
    desk: deskFor(deskOf(state, NOW), { ...reader, isMember: isIn(state, reader) }),
    narrowedBy: deskOf(state, NOW).everybody,
    results: Object.values(state.requests).map((request: Request) =>
      resultsFor(state, request, { member: reader.id }),
    ),
    history: seen.map((event) => ({ ...event, version: told(run, event) })),
    verdict: {
      ...verdict(
        state.template,
        public_.map((event) => ({ ...event, id: `${event.type} ${told(run, event)}` })),
      ),
      version: numberedUpTo(state),
    },
  });
};
const isIn = (state: RunState, { id }: Reader): boolean => Object.hasOwn(state.members, id);
const told = (run: Run, event: NumberedEvent): number | null =>
  event.version > numberedUpTo(run.state) ? null : event.version;

const reader = (id: string, manages = false, oversees = manages): Reader => ({
  id,
  manages,
  oversees,
});
const everybody: readonly Reader[] = [
  ...voters.map((id) => reader(id)),
  reader("wil"),
  reader("hal"),
  reader("manager", true),
  reader("another manager", true),
  reader("auditor", false, true),
  ANYBODY,
];

const stepsOf = (kinds: readonly Kind[]) =>
  fc.array(
    fc.oneof(
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant("answer" as const),
          member: fc.constantFrom(...voters),
          one: fc.constantFrom(...kinds),
          other: fc.constantFrom(...kinds),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant("open" as const),
          act: fc.constantFrom(...OPENLY),
        }),
      },
    ),
    { maxLength: 10 },
  );

/** Without the answers of some, who know them. */
const butOf = (id: string, steps: readonly Step[]): readonly Step[] =>
  steps.map((step) =>
    step.kind === "answer" && step.member === id ? { ...step, other: step.one } : step,
  );

describe("while a gate is open", () => {
  test("whoever must not know reads the same, whichever way others answer", () => {
    fc.assert(
      fc.property(stepsOf(ALL), fc.constantFrom(...everybody), (steps, whom) => {
        const part = open.state.parts["group:1"];
        fc.pre(part !== undefined && !hearsCries(open.state, part, whom));
        const mine = butOf(whom.id, steps);
        expect(figures(played(mine, "other"), whom)).toBe(figures(played(mine, "one"), whom));
      }),
      { numRuns: 400 },
    );
  });

  test("whoever hears cries for help reads the same of all other answers", () => {
    fc.assert(
      fc.property(stepsOf(QUIET), fc.constantFrom(...everybody), (steps, whom) => {
        const mine = butOf(whom.id, steps);
        expect(figures(played(mine, "other"), whom)).toBe(figures(played(mine, "one"), whom));
      }),
      { numRuns: 400 },
    );
  });

  test("no number tells how many entries came since people were asked, wherever it stands", () => {
    fc.assert(
      fc.property(stepsOf(ALL), fc.constantFrom(...everybody), (steps, whom) => {
        const { state } = played(steps, "one");
        const later = eventNumbers(stateFor(state, whom)).filter(
          (one) => one > numberedUpTo(state),
        );
        expect(later.filter((one) => one !== UNNUMBERED)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("a wish for time and an objection reach whoever helps and whoever can revise, with their words", () => {
    const run = played(
      [
        { kind: "answer", member: "ada", one: "no", other: "no" },
        { kind: "answer", member: "ben", one: "more-time", other: "more-time" },
      ],
      "one",
    );
    const hears = (whom: Reader) =>
      run.events
        .filter((event) => ["objected", "askedForTime", "declined"].includes(event.type))
        .filter((event) => !isWithheld(run.state, event, whom))
        .map(({ type }) => type);
    expect(hears(reader("hal"))).toEqual(["objected", "askedForTime"]);
    expect(hears(reader("wil"))).toEqual(["objected", "askedForTime"]);
    // The manager wrote the version, so they can revise it; another one neither helps nor revises.
    expect(hears(reader("manager", true))).toEqual(["objected", "askedForTime"]);
    expect(hears(reader("another-manager", true))).toEqual([]);
    expect(hears(reader("cyd"))).toEqual([]);
    const waits = planFor(run.state, reader("hal"), NOW).waits.map(
      (wait) => `${wait.for} ${wait.members.join()}`,
    );
    expect(waits).toContain("answers ben,eve,cyd,dee");
    expect(waits).toContain("objection ada");
    expect(waits).toContain("more-time ben");
  });

  test("what is withheld is counted in answers, and comes back when the gate closes", () => {
    const steps = voters.map((member): Step => ({
      kind: "answer",
      member,
      one: "yes",
      other: "yes-with-changes",
    }));
    const run = played(steps, "other");
    expect(withheldFrom(run.state, reader("ada"))?.answers).toBe(4);
    expect(withheldFrom(run.state, ANYBODY)?.answers).toBe(5);
    const closed = settle(run, NOW);
    expect(closed.state.parts["group:1"]?.gate).toBe("passed");
    expect(stateFor(closed.state, ANYBODY)).toBe(closed.state);
    expect(closed.events.filter((event) => isWithheld(closed.state, event, ANYBODY))).toEqual([]);
  });
});
