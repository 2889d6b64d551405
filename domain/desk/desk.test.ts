import { describe, expect, test } from "vitest";
import { byId, member } from "../../test/specification/made.ts";
import { state } from "../../test/specification/open-gate.ts";
import { MONDAY } from "../../test/specification/scene.ts";
import type { Wait } from "../plan-types.ts";
import { plan } from "../plan.ts";
import type { RunState } from "../state.ts";
import { deskOf, type DeskWait } from "./desk.ts";

const PART = "group:1";
const DUE = "2026-01-19T17:00:00.000Z";
const NOTICE = "2026-01-07T17:00:00.000Z";
const line = (
  what: Wait["for"],
  members: readonly string[],
  until: string | null = null,
): DeskWait => ({
  ...{ for: what, part: PART, members, more: 0, since: MONDAY, until },
  ...{ need: null, hasErased: false },
});
const told = (code: string, members: readonly string[], at: object = {}) => ({
  ...{ code, members, more: 0, step: null, part: null, until: null, ...at },
});

test("a desk keeps what everybody may know, and of an open gate what only some may", () => {
  const asked = [
    ...[line("objection", ["ada"]), line("access-need", ["ada"])],
    ...[line("more-time", ["eve"]), line("notice", [], NOTICE)],
  ];
  const answers = (...members: readonly string[]) =>
    asked.toSpliced(2, 0, line("answers", members, DUE));
  expect(deskOf(state, MONDAY)).toEqual({
    status: "running",
    step: "group",
    names: {
      parts: { [PART]: { step: "group", kind: "one", ordinal: 1, title: null } },
      steps: { group: "group" },
    },
    everybody: {
      waits: [line("access-need", ["ada"]), line("answers", [], DUE), line("notice", [], NOTICE)],
      risks: [
        told("only-managers-word", ["ada", "ben", "eve"]),
        told("need-unmet", ["ada"]),
        told("nothing-offered", ["ada", "ben", "eve"]),
      ],
    },
    dues: [{ for: "answers", part: PART, at: DUE }],
    open: [
      {
        ...{ part: PART, helpers: ["hal"], managersHelp: false, revisers: ["manager", "wil"] },
        asHelper: {
          waits: answers("eve", "cyd", "dee"),
          risks: [told("never-opened", ["cyd", "dee"], { step: "group", part: PART, until: DUE })],
        },
        asReviser: { waits: answers(), risks: [] },
      },
    ],
  });
});

/** A desk of a run that waits for this alone, as everybody knows it. */
const waitOf = (change: Partial<Wait>, of: RunState = state): DeskWait | undefined => {
  const wait: Wait = { for: "version", part: null, members: [], until: null, ...change };
  const planned = { ...plan(of, MONDAY), waits: [wait] };
  return deskOf(of, MONDAY, { known: of, plan: planned }).everybody.waits[0];
};

describe("who can act", () => {
  const stewards = ["cyd", "hal"];
  test.each<readonly [Partial<Wait>, readonly string[]]>([
    [{ members: ["ada"] }, ["ada"]],
    [{}, stewards],
    [{ until: DUE }, stewards],
    [{ for: "sending" }, []],
    [{ for: "interval" }, []],
    [{ for: "votes" }, []],
    [{ for: "answers" }, []],
    [{ for: "confirmation" }, []],
    [{ for: "notice" }, stewards],
    [{ for: "notice", until: DUE }, []],
    [{ for: "need" }, stewards],
    [{ for: "need", until: DUE }, []],
    [{ for: "sites" }, stewards],
  ])("where a run waits for %j: %j", (change, members) => {
    expect(waitOf(change)?.members).toEqual(members);
  });
});

describe("of a wait a desk keeps", () => {
  const many = Array.from({ length: 25 }, (_, index) => `m${index}`);
  test("twenty names, and how many more there are", () => {
    expect(waitOf({ members: many.slice(0, 20) })).toMatchObject({ more: 0 });
    expect(waitOf({ members: many })).toMatchObject({ members: many.slice(0, 20), more: 5 });
    expect(waitOf({ members: many, more: 3 })).toMatchObject({ more: 8 });
  });
  test("its part and its time", () => {
    expect(waitOf({ part: PART, until: DUE })).toMatchObject({ part: PART, until: DUE });
  });
  test("what is needed first, in words", () => {
    expect(waitOf({ for: "need", need: { step: "group" } })?.need).toContain("group");
    expect(waitOf({ for: "need" })?.need).toBeNull();
  });
  test("whether one of those it waits for can be reached no more", () => {
    const members = { ...state.members, ...byId(member("ada", { erased: true })) };
    const erased = { ...state, members };
    expect(waitOf({ members: ["ben", "ada"] }, erased)?.hasErased).toBe(true);
    expect(waitOf({ members: ["ben", "x"] }, erased)?.hasErased).toBe(false);
    expect(waitOf({ members: ["ada"] })?.hasErased).toBe(false);
  });
});

describe("a desk of a gate that is open", () => {
  test("has its own view for none in a group of more than 300", () => {
    const group = (size: number): RunState => ({
      ...state,
      members: byId(
        ...Object.values(state.members),
        ...Array.from({ length: size - 7 }, (_, index) => member(`m${index}`)),
      ),
    });
    expect(Object.keys(state.members)).toHaveLength(7);
    expect(deskOf(group(300), MONDAY).open).toHaveLength(1);
    expect(deskOf(group(301), MONDAY).open).toEqual([]);
  });
  test("counts the risks’ people that it does not name", () => {
    const members = byId(
      ...Object.values(state.members),
      ...Array.from({ length: 22 }, (_, index) => member(`m${index}`, { saidSides: null })),
    );
    const { risks } = deskOf({ ...state, members }, MONDAY).everybody;
    const word = risks.find(({ code }) => code === "only-managers-word");
    expect([word?.members.length, word?.more]).toEqual([20, 5]);
  });
  test("is called by the key of a step that the template has no more", () => {
    const template = { ...state.template, steps: [] };
    expect(deskOf({ ...state, template }, MONDAY).step).toBe("group");
    expect(deskOf({ ...state, steps: [] }, MONDAY).step).toBeNull();
  });
});
