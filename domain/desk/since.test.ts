import { describe, expect, test } from "vitest";
import { reader, state } from "../../test/specification/open-gate.ts";
import type { Wait } from "../plan-types.ts";
import type { Part, RunState, StepState } from "../state.ts";
import { deskFor, type Desk, type Told } from "./desk.ts";
import { duesOf } from "./dues.ts";
import { namesIn } from "./names.ts";
import { waitsSince } from "./since.ts";

const on = (day: number): string => `2026-02-${String(day).padStart(2, "0")}T09:00:00.000Z`;
const [part, request] = [state.parts["group:1"], state.requests["r1"]];
const [step] = state.steps;
if (part === undefined || request === undefined || step === undefined)
  throw new Error("Nobody was asked.");
const version = part.versions[0];
if (version === undefined) throw new Error("Nothing was written.");

const shared = (id: string, at: string, change: object = {}) => ({
  ...{
    id,
    member: "ada",
    step: "group",
    part: "group:1",
    kind: "idea",
    status: "open",
    answers: 0,
  },
  ...{ reply: null, request: null, event: 1, at, ...change },
});
const cry = (member: string, kind: "need" | "objection", at: string, of: string | null) => ({
  ...{ member, kind, about: at, part: of, at, words: null, takenUp: null },
});
const of = (change: Partial<Part>, more: object = {}): RunState => ({
  ...state,
  launchedAt: on(1),
  steps: [{ ...step, openedAt: on(2) }],
  parts: {
    "group:1": {
      ...{ ...part, openedAt: on(3), requests: ["r1", "r2"] },
      ...{ versions: [version, { ...version, number: 2, at: on(5) }], ...change },
    },
  },
  requests: {
    r1: { ...request, roundAt: on(8), clockStoppedAt: on(10) },
    r2: { ...request, id: "r2", roundAt: on(7), clockStoppedAt: on(9) },
  },
  ...more,
});
const wait = (
  what: Wait["for"],
  members: readonly string[] = [],
  id: string | null = "group:1",
): Wait => ({
  ...{ part: id, for: what, members, until: null },
});
const session = (id: string, change: object) => ({
  ...{ id, part: "group:1", status: "planned", on: "2026-02-11", until: null, ...change },
});

describe("since when a part waits", () => {
  const contributions = {
    a: shared("a", on(13)),
    b: shared("b", on(12)),
    c: shared("c", on(4), { status: "answered" }),
    d: shared("d", on(4), { part: null }),
  };
  const cries = {
    a: cry("ada", "objection", on(15), "group:1"),
    b: cry("ada", "objection", on(14), "group:1"),
    c: cry("ben", "objection", on(4), "group:1"),
    d: cry("ada", "objection", on(4), "other:1"),
    e: cry("ada", "need", on(6), null),
    f: cry("ada", "need", on(5), "other:1"),
  };
  const sessions = {
    a: session("a", { on: "2026-02-12" }),
    b: session("b", { until: "2026-02-11", on: "2026-02-10" }),
    c: session("c", { on: "2026-02-02", status: "held" }),
    d: session("d", { on: "2026-02-02", part: "other:1" }),
  };
  const polls = {
    a: { part: "group:1", openedAt: on(16) },
    b: { part: "group:1", openedAt: on(17) },
    c: { part: "other:1", openedAt: on(18) },
  };
  const full = { contributions, cries, sessions, polls };
  const opened = on(3);
  test.each([
    ["version", {}, full, opened],
    ["version", { gate: "refused", gateAt: on(6) }, full, on(6)],
    ["version", { gate: "refused", gateAt: null }, full, opened],
    ["submission", {}, full, on(5)],
    ["request", {}, full, on(5)],
    ["request", { versions: [] }, full, opened],
    ...(
      ["answers", "confirmation", "notice", "sending", "opening", "quorum-out-of-reach"] as const
    ).map((what) => [what, {}, full, on(7)] as const),
    ["answers", { requests: [] }, full, opened],
    ["more-time", {}, full, on(9)],
    ["objection", {}, full, on(14)],
    ["access-need", {}, full, on(5)],
    ["contribution", {}, full, on(12)],
    ["delivery", { gateAt: on(6) }, full, on(6)],
    ["delivery", { gateAt: null }, full, opened],
    ["votes", {}, full, on(17)],
    ["votes", {}, {}, opened],
    ["session-late", {}, full, "2026-02-11T23:59:59.000Z"],
    ["interval", {}, full, opened],
  ] as const)("for “%s”: case %#", (what, change, more, since) => {
    expect(waitsSince(of(change, more), wait(what, ["ada"]))).toBe(since);
  });

  test("for delivery where no gate is, from its opening", () => {
    const ungated = { ...state.template, steps: [] };
    expect(waitsSince(of({ gateAt: on(6) }, { template: ungated }), wait("delivery"))).toBe(opened);
  });
});

describe("since when a run waits", () => {
  const closed: StepState = { ...step, status: "closed", closedAt: on(4) };
  const contributions = {
    a: shared("a", on(13), { part: null }),
    b: shared("b", on(12), { part: null }),
    c: shared("c", on(4), { status: "answered" }),
    d: shared("d", on(4), { step: "other" }),
  };
  test.each([
    ["resume", { pausedAt: on(20) }, on(20)],
    ["resume", { pausedAt: null }, on(1)],
    [
      "need",
      { steps: [closed, { ...closed, closedAt: on(6) }, { ...closed, closedAt: on(5) }] },
      on(6),
    ],
    ["need", { steps: [step] }, on(1)],
    ["contribution", { contributions }, on(12)],
    ["contribution", { contributions: {} }, on(2)],
    ["contribution", { contributions: {}, steps: [] }, on(1)],
    ["interval", {}, on(2)],
    ["interval", { steps: [] }, on(1)],
  ] as const)("for “%s”: case %#", (what, more, since) => {
    expect(waitsSince(of({}, more), wait(what, [], null))).toBe(since);
    expect(waitsSince(of({}, more), wait(what, [], "none:1"))).toBe(since);
  });
});

test("what is due is what somebody is waited for until a day, and sessions; the earliest first", () => {
  const until = (what: Wait["for"], day: number | null): Wait => ({
    ...wait(what),
    until: day === null ? null : on(day),
  });
  const waits = [
    ...[until("answers", 9), until("confirmation", 8), until("votes", 7), until("interval", 6)],
    ...[until("need", 5), until("need", null), until("notice", 4), until("sending", 4)],
  ];
  const sessions = {
    a: session("a", { on: "2026-02-10" }),
    b: session("b", { on: "2026-02-01", status: "held" }),
  };
  const dues = duesOf(of({}, { sessions }), waits);
  expect(dues.map(({ for: what, at }) => [what, at])).toEqual([
    ...[
      ["need", on(5)],
      ["interval", on(6)],
      ["votes", on(7)],
      ["confirmation", on(8)],
    ],
    ...[
      ["answers", on(9)],
      ["session", "2026-02-10T00:00:00.000Z"],
    ],
  ]);
  expect(dues.every(({ part: id }) => id === "group:1")).toBe(true);
  expect(duesOf(of({}, { sessions, status: "finished" }), [])).toEqual([]);
});

test("lines are named by their parts and steps, each once", () => {
  const one = of({ ordinal: 2, title: "North" });
  const lines = [
    { part: "group:1", step: "group" },
    { part: "group:1", step: null },
    { part: "none:1" },
    { part: null, step: "none" },
  ];
  expect(namesIn(one, lines)).toEqual({
    parts: { "group:1": { step: "group", kind: "one", ordinal: 2, title: "North" } },
    steps: { group: "group", none: "none" },
  });
  const bare = { ...one, template: { ...one.template, steps: [] } };
  expect(namesIn(bare, lines).parts["group:1"]).toMatchObject({ step: "group", kind: null });
});

describe("of a desk one sees", () => {
  const told = (name: string, ...parts: readonly (string | null)[]): Told => ({
    waits: parts.map((id) => ({
      ...{ for: "answers", part: id, members: [name], more: 0, since: on(1), until: null },
      ...{ need: null, hasErased: false },
    })),
    risks: parts.map((id) => ({
      ...{ code: "never-opened", step: null, part: id, members: [name], until: null, more: 0 },
    })),
  });
  const gate = (id: string, managersHelp: boolean, asReviser: Told | null) => ({
    ...{ part: id, helpers: ["hal"], managersHelp, revisers: ["wil"] },
    ...{ asHelper: told("helper", id), asReviser },
  });
  const desk = (managersHelp = false, asReviser: Told | null = told("reviser", "a")): Desk => ({
    ...{ status: "running", step: null, names: { parts: {}, steps: {} }, dues: [] },
    everybody: told("all", "a", "b", null),
    open: [gate("a", managersHelp, asReviser)],
  });
  const ALL = ["all a", "all b", "all null"];
  const OTHERS = ["all b", "all null"];
  test.each([
    ["what everybody may, with no part in it", "cyd", false, true, desk(), ALL],
    ["what helpers may", "hal", false, true, desk(), [...OTHERS, "helper a"]],
    ["what whoever writes it anew may", "wil", false, true, desk(), [...OTHERS, "reviser a"]],
    [
      "no more than everybody where nothing is for them",
      "wil",
      false,
      true,
      desk(false, null),
      ALL,
    ],
    [
      "what helpers may, as a manager where no member helps",
      "boss",
      true,
      false,
      desk(true),
      [...OTHERS, "helper a"],
    ],
    ["not as a manager of the group", "boss", true, true, desk(true), ALL],
    ["not as a manager where members help", "boss", true, false, desk(), ALL],
    ["not as anybody else", "cyd", false, false, desk(true), ALL],
  ] as const)("%s", (_, id, manages, isMember, one, seen) => {
    const { waits, risks } = deskFor(one, { ...reader(id, manages), isMember });
    const lines = (
      all: readonly { readonly members: readonly string[]; readonly part: string | null }[],
    ) => all.map(({ members, part: of }) => `${members.join()} ${of}`);
    expect(lines(waits)).toEqual(seen);
    expect(lines(risks)).toEqual(seen);
  });
});
