import { describe, expect, test } from "vitest";
import { askedGroup, MONDAY, runOf, who, words } from "../../test/specification/scene.ts";
import type { Given } from "../../test/specification/run.ts";
import type { Member, Part, RunState, Version } from "../state.ts";
import type { Circle, CircleSide } from "../template.ts";
import {
  belongs,
  circleOf,
  groupCircle,
  leastOf,
  seatsOf,
  shortfallOf,
  sidesNeeded,
} from "./circle.ts";

const idea = (by: string): Given => ({
  type: "contribute",
  actor: who(by),
  data: { id: "c1", member: "ada", part: null, kind: "idea", text: words },
});
const { state } = runOf("group").given(...askedGroup).run;
const gave = (by: string) => runOf("group").given(...askedGroup, idea(by)).run.state;
const { ada } = state.members;
const part = state.parts["group:1"];
if (ada === undefined || part === undefined) throw new Error("Ada is asked at the first step");

const version = (author: string): Version => ({
  ...{ number: 1, digest: "d", author, at: MONDAY, sections: {} },
});
const having = (...parts: readonly Partial<Part>[]): RunState => ({
  ...state,
  parts: Object.fromEntries(parts.map((each, at) => [`p${at}`, { ...part, ...each }])),
});

describe("whoever a line means", () => {
  const cases: readonly (readonly [Partial<CircleSide>, Partial<Member>, boolean, RunState?])[] = [
    [{}, {}, true],
    [{ side: "staff" }, {}, false],
    [{}, { status: "withdrawn" }, false],
    [{}, { status: "lost" }, false],
    [{ roles: ["chair", "decision-maker"] }, {}, true],
    [{ roles: ["chair"] }, {}, false],
    [{ declares: ["able"] }, { declares: ["able", "well"] }, true],
    [{ declares: ["able", "well"] }, { declares: ["able"] }, false],
    [{ holds: ["first-aider"] }, { holds: ["first-aider"] }, true],
    [{ holds: ["first-aider", "trainer"] }, { holds: ["first-aider"] }, false],
    [{ contributed: true }, {}, false, having()],
    [{ contributed: true }, {}, false, having({ versions: [version("ben")] })],
    [
      { contributed: true },
      {},
      true,
      having({ versions: [version("ben"), version("ada")] }, { versions: [] }),
    ],
    [{ contributed: true }, {}, true, gave("ada")],
    [{ contributed: true }, {}, false, gave("cyd")],
    [{ contributed: true }, { id: "ben" }, false, gave("ada")],
  ];
  test.each(
    cases.map(([line, member, isMeant, at = state]) => [line, member, isMeant, at] as const),
  )("%j, a member with %j: %s", (line, member, isMeant, at) => {
    const circle: Circle = { of: [{ side: "leadership" }, { side: "pwle", ...line }] };
    expect(belongs(at, circle, { ...ada, ...member })).toBe(isMeant);
  });
});

describe("whoever is left out", () => {
  const wrote = { versions: [version("ben"), version("ada")] };
  const other = { step: "other", versions: [], requests: [] };
  test.each<readonly [NonNullable<Circle["except"]>[number], boolean, RunState]>([
    [{ launcher: true }, true, { ...state, launcher: "ada" }],
    [{ launcher: true }, false, state],
    [{ authorsOf: "group" }, true, having(other, wrote)],
    [{ authorsOf: "group" }, false, having({ versions: [version("ben")] })],
    [{ authorsOf: "other" }, false, having(other, wrote)],
    [{ askedIn: "group" }, true, having(other, { status: "closed", requests: ["r0", "r1"] })],
    [{ askedIn: "group" }, false, state],
    [{ askedIn: "group" }, false, having({ status: "closed", requests: ["r0"] })],
    [{ askedIn: "other" }, false, having({ status: "closed" })],
  ])("by %j: %s", (except, isOut, at) => {
    const circle: Circle = { of: [{ side: "pwle" }], except: [{ authorsOf: "none" }, except] };
    expect(belongs(at, circle, ada)).toBe(!isOut);
  });

  test("was asked there themselves", () => {
    const circle: Circle = { of: [{ side: "pwle" }], except: [{ askedIn: "group" }] };
    expect(belongs(having({ status: "closed" }), circle, { ...ada, id: "zoe" })).toBe(true);
  });
});

describe("how many a circle takes", () => {
  const circle: Circle = {
    of: [
      { side: "pwle", atLeast: 2 },
      { side: "pwle", exactly: 3 },
      { side: "staff", exactly: 1 },
      { side: "leadership" },
      { side: "stakeholder", atLeast: 1 },
    ],
  };

  test("is what its lines take of a side, over all of them", () => {
    const sides = ["pwle", "staff", "leadership", "stakeholder", "partner"] as const;
    expect(sides.map((side) => leastOf(circle, side))).toEqual([5, 1, 0, 1, 0]);
    expect(sidesNeeded(circle)).toEqual(["pwle", "staff", "stakeholder"]);
    expect(seatsOf(circle)).toEqual([
      { side: "pwle", count: 3 },
      { side: "staff", count: 1 },
    ]);
  });

  test("is short of those who are not there; who launched the run is not counted", () => {
    expect(shortfallOf(state, circle)).toEqual([
      { side: "pwle", missing: 2 },
      { side: "stakeholder", missing: 1 },
    ]);
    expect(shortfallOf({ ...state, launcher: "ada" }, circle)).toContainEqual({
      side: "pwle",
      missing: 3,
    });
  });
});

test("a circle is found by its name; a name of none means nobody", () => {
  expect(circleOf(state, "agree")).toEqual(state.template.circles["agree"]);
  expect(circleOf(state, "toString")).toEqual({ of: [] });
});

test("the group is the first circle that a gate says must stand", () => {
  expect(groupCircle(state)).toEqual(state.template.circles["group"]);
  const { state: without } = runOf("panel", "gathering").given(...askedGroup.slice(0, 1)).run;
  expect(groupCircle(without)).toEqual({ of: [] });
  const { state: later } = runOf("panel", "group").given(...askedGroup.slice(0, 1)).run;
  expect(groupCircle(later)).toEqual(state.template.circles["group"]);
});
