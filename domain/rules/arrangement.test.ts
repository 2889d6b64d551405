import { describe, expect, test } from "vitest";
import { launched, MONDAY, runOf } from "../../test/specification/scene.ts";
import { everyShape } from "../../test/specification/template.ts";
import type { FieldValue } from "../sealed.ts";
import type { Part, RunState, StepState } from "../state.ts";
import type { Condition, Step } from "../template.ts";
import {
  ANOTHER_PANEL,
  firstKeys,
  isRefused,
  nextInStep,
  partDue,
  refusalIsFinal,
  stepAfter,
  titleOf,
  type Next,
} from "./arrangement.ts";

const begun = runOf("group").given(launched()).run.state;
const part = begun.parts["group:1"];
const visit = begun.steps[0];
if (part === undefined || visit === undefined) throw new Error("a step opens with the launch");

const stepOf = (key: string): Step => {
  const step = everyShape.steps.find((one) => one.key === key);
  if (step === undefined) throw new Error(key);
  return step;
};

/** A version that says one thing in the section "choice". */
const says = (field: string, value: FieldValue): Pick<Part, "versions"> => {
  const choice = { digest: "d", fields: { [field]: value } };
  return {
    versions: [{ number: 1, digest: "d", author: "ada", at: MONDAY, sections: { choice } }],
  };
};
const open = { status: "open" } as const;
const closed = { status: "closed", gate: "passed" } as const;
const refused = { status: "closed", gate: "refused" } as const;

type More = { readonly state?: Partial<RunState>; readonly visit?: Partial<StepState> };

/** A run that has opened these parts in a step. */
const scene = (key: string, parts: readonly Partial<Part>[], more: More = {}) => {
  const made = parts.map((each, at): Part => ({
    ...{ ...part, id: `${key}:${at + 1}`, step: key, ordinal: at + 1 },
    ...each,
  }));
  const here = { ...visit, key, openedAt: MONDAY, parts: made.map(({ id }) => id), ...more.visit };
  const state: RunState = {
    ...{ ...begun, template: everyShape, steps: [here] },
    parts: Object.fromEntries(made.map((each) => [each.id, each])),
    ...more.state,
  };
  return { state, here };
};
const opens = (key: string | null, follows: string | null = null): Next => ({
  kind: "open",
  ...{ key, follows },
});
const complete: Next = { kind: "complete" };
const busy: Next = { kind: "busy" };

describe("what comes next in a step", () => {
  const cases: readonly (readonly [string, readonly Partial<Part>[], Next, More?])[] = [
    ["group", [open], busy],
    ["group", [closed], complete],
    ["areas", [open, closed], busy],
    ["areas", [closed, open], busy],
    ["areas", [closed, closed], opens("join")],
    ["areas", [closed, closed, closed], complete],
    ["areas", [open, refused], busy],
    ["areas", [closed, refused], complete],
    ["blocks", [], opens("north")],
    ["blocks", [closed], opens("south")],
    ["blocks", [closed, closed], complete],
    ["blocks", [refused], complete],
    ["blocks", [{ ...refused, ...open }], busy],
    ["refine", [], complete],
    ["refine", [{ ...closed, ...says("again", "yes") }], opens(null)],
    ["refine", [{ ...closed, ...says("again", "no") }], complete],
    ["refine", [{ ...closed, ...says("else", "yes") }], complete],
    ["refine", [{ ...closed, ...says("again", "yes"), gate: "overridden" }], complete],
    ["refine", [closed], complete],
    ["refine", [{ ...closed, ...says("again", "yes") }, closed], complete],
    ["sites", [], { kind: "sites" }],
    ["sites", [], complete, { visit: { sitesComplete: true } }],
    ["workshops", [open, closed], opens(null, "workshops:2")],
    ["workshops", [closed, refused], complete],
    ["workshops", [{ ...closed, dropped: true }], { kind: "sites" }],
    ["rounds", [closed, closed], complete, { state: { parameters: { count: 2 } } }],
    ["rounds", [closed], complete, { state: { parameters: { count: "many" } } }],
    ["rounds", [closed], complete, { state: { parameters: {} } }],
    ["rounds", [closed], opens(null), { state: { parameters: { count: 2 } } }],
    [
      "rounds",
      [closed],
      opens(null),
      { state: { calendar: null, parameters: { count: 2, every: { months: 3 } } } },
    ],
  ];
  test.each(cases.map(([key, parts, next, more = {}]) => [key, parts, next, more] as const))(
    "%s %j: %j",
    (key, parts, next, more) => {
      const { state, here } = scene(key, parts, more);
      expect(nextInStep(state, here, stepOf(key))).toEqual(next);
    },
  );

  test.each([
    [0, "2026-04-06T16:00:00.000Z"],
    [2 * 86_400_000, "2026-04-08T16:00:00.000Z"],
  ])("a round comes an interval after the step's opening, moved by pauses: %i", (pausedMs, at) => {
    const parameters = { count: 2, every: { months: 3 } };
    const { state, here } = scene("rounds", [closed], {
      state: { parameters },
      visit: { pausedMs },
    });
    expect(nextInStep(state, here, stepOf("rounds"))).toEqual({ kind: "interval", at });
  });
});

test.each([
  ["group", [null]],
  ["areas", ["north", "south"]],
  ["blocks", ["north"]],
  ["refine", [null]],
  ["sites", []],
  ["rounds", [null]],
])("the parts of %s that open with it: %j", (key, keys) => {
  expect(firstKeys(stepOf(key))).toEqual(keys);
});

test.each<readonly [string, string | null, RunState["parameters"], string | null]>([
  ["areas", "north", {}, "North"],
  ["areas", "south", { south: "Southside" }, "Southside"],
  ["areas", "south", { south: 7 }, "South"],
  ["areas", "south", {}, "South"],
  ["areas", "join", {}, "Both"],
  ["areas", "east", {}, null],
  ["blocks", "join", {}, null],
  ["areas", null, {}, null],
  ["group", "north", {}, null],
])("in %s the part %s, with %j, is called %s", (key, name, parameters, title) => {
  expect(titleOf(parameters, stepOf(key), name)).toBe(title);
});

test.each<readonly [Next, string | undefined]>([
  [opens("north"), "north null"],
  [opens(null, "workshops:1"), "null workshops:1"],
  [{ kind: "interval", at: MONDAY }, "null null"],
  [{ kind: "interval", at: "2026-01-04T09:00:00.000Z" }, "null null"],
  [{ kind: "interval", at: "2026-01-05T09:00:00.001Z" }, undefined],
  [busy, undefined],
  [{ kind: "sites" }, undefined],
  [complete, undefined],
])("of %j the part due on Monday is %s", (next, due) => {
  const found = partDue(next, MONDAY);
  expect(found && `${found.key} ${found.follows}`).toBe(due);
});

describe("a refusal", () => {
  test("is that of any part that closed with it", () => {
    const isIn = (...parts: readonly Partial<Part>[]) => {
      const { state, here } = scene("areas", parts);
      return isRefused(state, here);
    };
    expect(isIn(closed, refused)).toBe(true);
    expect(isIn(closed, closed)).toBe(false);
    expect(isIn({ ...refused, ...open })).toBe(false);
  });

  test.each<readonly [Step["next"], string | null, boolean]>([
    [undefined, null, false],
    [[{ to: "end" }], null, false],
    [[{ when: { gate: "refused" }, to: "end" }], null, true],
    [[{ when: { gate: "tied" }, to: "end" }], null, false],
    [[{ when: { gate: "tied" }, to: "end" }], ANOTHER_PANEL, true],
    [[{ when: { section: "s", field: "f", is: "x" }, to: "end" }], ANOTHER_PANEL, false],
  ])("is final where the ways lead on: %j, tie %s: %s", (next, tie, isFinal) => {
    const { next: _, ...step } = stepOf("group");
    expect(refusalIsFinal({ ...step, ...(next && { next }) }, { tie })).toBe(isFinal);
  });
});

describe("where the run goes", () => {
  const goes = (parts: readonly Partial<Part>[], when: Condition, more: More = {}) => {
    const { state, here } = scene("panel", parts, more);
    return stepAfter(state, here, { ...stepOf("panel"), next: [{ when, to: "learn" }] });
  };
  const after = (key: string, parts: readonly Partial<Part>[], next?: Step["next"]) => {
    const { state, here } = scene(key, parts);
    const { next: _, ...step } = stepOf(key);
    return stepAfter(state, here, { ...step, ...(next && { next }) });
  };

  test("without a way it is the step that follows, and nowhere after the last or a refusal", () => {
    expect(after("panel", [closed])).toBe("survey");
    expect(after("group", [closed])).toBe("areas");
    expect(after("learn", [closed])).toBeNull();
    expect(after("panel", [refused])).toBeNull();
  });

  test("a way without a condition leads to its step or to the end", () => {
    expect(after("panel", [closed], [{ to: "group" }])).toBe("group");
    expect(after("panel", [closed], [{ to: "end" }])).toBeNull();
    expect(after("panel", [closed], [{ to: "nowhere" }])).toBe("survey");
    expect(after("panel", [refused], [{ to: "nowhere" }])).toBeNull();
  });

  const tied = { ...refused, tie: ANOTHER_PANEL };
  test.each<readonly [Condition, readonly Partial<Part>[], boolean]>([
    [{ gate: "tied" }, [tied], true],
    [{ gate: "tied" }, [closed, tied], true],
    [{ gate: "tied" }, [{ ...tied, tie: "refuse" }], false],
    [{ gate: "tied" }, [{ ...closed, tie: ANOTHER_PANEL }], false],
    [{ gate: "refused" }, [refused], true],
    [{ gate: "refused" }, [closed], false],
    [{ section: "choice", field: "which", is: "x" }, [{ ...closed, ...says("which", "x") }], true],
    [{ section: "choice", field: "which", is: "x" }, [{ ...closed, ...says("which", "y") }], false],
    [{ section: "choice", field: "which", is: "x" }, [closed], false],
    [
      { section: "choice", field: "which", is: "x" },
      [{ ...closed, ...says("which", "x") }, closed],
      true,
    ],
  ])("%j, of %j: %s", (when, parts, holds) => {
    expect(goes(parts, when) === "learn").toBe(holds);
  });

  const over: Condition = {
    ...{ section: "choice", field: "asked", over: "limit" },
    together: { parameter: "fund", is: "shared" },
  };
  const link = { id: "l", kind: "adds-to", run: "other", part: null, at: MONDAY } as const;
  const links = { l: { ...link, amounts: { "choice.asked": 30 }, answered: null } };
  test.each<readonly [FieldValue, Partial<RunState>, boolean]>([
    [51, { parameters: { limit: 50 } }, true],
    [50, { parameters: { limit: 50 } }, false],
    [21, { parameters: { limit: 50, fund: "shared" }, links }, true],
    [20, { parameters: { limit: 50, fund: "shared" }, links }, false],
    [21, { parameters: { limit: 50 }, links }, false],
    [51, { parameters: {} }, false],
    [51, { parameters: { limit: "50" } }, false],
    ["51", { parameters: { limit: 50 } }, false],
  ])("over a limit, %j with %j: %s", (value, state, holds) => {
    const parts = [{ ...closed, ...says("asked", value) }];
    expect(goes(parts, over, { state }) === "learn").toBe(holds);
  });
});
