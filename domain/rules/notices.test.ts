import { describe, expect, test } from "vitest";
import { askedGroup, MONDAY, runOf } from "../../test/specification/scene.ts";
import type { NoticeKind } from "../event.ts";
import type { Noticed, Owed, Request, RunState } from "../state.ts";
import { gateOf } from "./lookup.ts";
import {
  asks,
  askingNotice,
  deadlineOf,
  hasSeen,
  heldUntil,
  isCallForHelp,
  isOwnNotice,
  noticeKeyName,
  owedNotices,
  reachedHow,
  sentNotices,
  type Reached,
} from "./notices.ts";

const { state } = runOf("group").given(...askedGroup).run;
const part = state.parts["group:1"];
const found = state.requests["r1"];
const gate = part && gateOf(state, part);
if (found === undefined || !gate) throw new Error("a request at a gate");
const request: Request = found;
const key = { about: "r1", member: "ada", kind: "request", ordinal: 1 } as const;

const KINDS: readonly NoticeKind[] = [
  ...(["request", "lapsed", "changed", "reminder", "escalation", "stopped"] as const),
  ...(["not-reached", "outcome", "objection", "need-stated", "poll", "loss"] as const),
];

test("which notices ask, and which call for help, is said by their kind", () => {
  expect(KINDS.filter(asks)).toEqual(["request", "lapsed", "changed"]);
  expect(KINDS.filter(isCallForHelp)).toEqual([
    ...["escalation", "stopped", "not-reached", "objection", "need-stated"],
  ]);
  expect(noticeKeyName(key)).toBe("r1/ada/request/1");
  expect(isOwnNotice("ada/request/1", "ada")).toBe(true);
  expect(isOwnNotice("adam/request/1", "ada")).toBe(false);
});

describe("by when a notice is of use", () => {
  const at = (changes: Partial<RunState>, kind: NoticeKind = "request", about = "r1") =>
    deadlineOf({ ...state, ...changes }, { ...key, kind, about });
  const stopped = { requests: { r1: { ...request, clockStoppedAt: MONDAY } } };

  test("what asks or reminds: the due time, while the clock runs", () => {
    for (const kind of ["request", "lapsed", "changed", "reminder"] as const)
      expect(at({}, kind)).toBe(request.dueAt);
    expect(at({}, "escalation")).toBeNull();
    expect(at(stopped)).toBeNull();
    expect(at(stopped, "reminder")).toBeNull();
  });

  test("what is about nothing that ends has none", () => {
    expect(at({}, "outcome", "group:1")).toBeNull();
  });
});

describe("quiet hours", () => {
  const quiet = { quiet: { from: 21, until: 7 }, zone: null };
  const LATE = "2026-01-05T22:00:00.000Z";
  const MORNING = "2026-01-06T07:00:00.000Z";
  const held = (dueAt: string, zone: string | null = null) => {
    const requests = { r1: { ...request, dueAt } };
    return heldUntil({ ...state, requests }, key, { ...quiet, zone }, LATE);
  };

  test("hold a notice, unless it would come too late", () => {
    expect(held(request.dueAt)).toBe(MORNING);
    expect(held("2026-01-06T07:00:00.001Z")).toBe(MORNING);
    expect(held(MORNING)).toBeNull();
    expect(heldUntil(state, { ...key, kind: "escalation" }, quiet, LATE)).toBe(MORNING);
    expect(heldUntil(state, key, quiet, "2026-01-05T20:59:00.000Z")).toBeNull();
  });

  test("are those of their reader's place", () => {
    expect(held(request.dueAt, "America/New_York")).toBeNull();
  });
});

describe("how a member was reached", () => {
  const reached = (changes: Partial<Request>) =>
    reachedHow({ ...request, ...changes }, gate, "ada");
  const went = (result: Noticed) => ({ notices: { "ada/request/1": result } });

  test.each<readonly [Partial<Request>, Reached]>([
    [{ notices: {} }, "being-sent"],
    [went("sent"), "sent"],
    [went("failed"), "failed"],
    [{ ...went("sent"), seen: { ada: [1] } }, "seen"],
    [{ ...went("sent"), told: { ada: 1 } }, "told"],
    [{ ...went("failed"), told: { ada: 1 }, seen: { ada: [1] } }, "seen"],
    [{ ...went("failed"), told: { ada: 1 }, round: 2, before: {} }, "being-sent"],
    [{ ...went("failed"), seen: { ada: [1] }, roundVersion: 2 }, "failed"],
    [{ ...went("failed"), seen: { ben: [1] }, told: { ben: 1 } }, "failed"],
    [{ notices: { "ada/request/1": "failed", "ada/reminder/1": "sent" } }, "sent"],
    [{ notices: { "ada/request/1": "failed", "ada/reminder/2": "sent" } }, "sent"],
    [{ notices: { "ada/request/1": "failed", "ada/reminder/3": "sent" } }, "failed"],
    [{ notices: { "ada/request/1": "failed", "ada/reminder/2": "failed" } }, "failed"],
    [{ notices: { "ada/reminder/4": "sent" }, extensions: 1 }, "sent"],
    [{ notices: { "ada/reminder/2": "sent" }, extensions: 1, roundPeriod: 1 }, "being-sent"],
  ])("%j: %s", (changes, how) => {
    expect(reached(changes)).toBe(how);
  });

  test("whoever opened an earlier version only has not seen it", () => {
    expect(hasSeen({ ...request, seen: { ada: [1, 3] }, roundVersion: 2 }, "ada")).toBe(true);
    expect(hasSeen({ ...request, seen: { ada: [1] }, roundVersion: 2 }, "ada")).toBe(false);
    expect(hasSeen(request, "ada")).toBe(false);
  });
});

test.each([
  [{}, "request"],
  [{ ada: "answered" }, "lapsed"],
  [{ ada: "asked" }, "changed"],
  [{ ben: "asked" }, "request"],
] as const)("a member who before was %j is asked by %s", (before, kind) => {
  expect(askingNotice({ ...request, round: 3, before }, "ada")).toEqual({
    ...{ about: "r1", member: "ada", kind, ordinal: 3 },
  });
});

describe("notices that events owe", () => {
  const notice = { member: "ada", kind: "outcome", ordinal: 4 } as const;
  const owing = (result: Owed["result"], due = 1): RunState => ({
    ...state,
    requests: {},
    owed: { "group:1": { due, rounds: [], notices: { n: { ...notice, result } } } },
  });
  const named = [{ about: "group:1", ...notice }];

  test.each<readonly [Owed["result"], boolean]>([
    ["due", true],
    ["overtaken", true],
    ["away", false],
    ["sent", false],
    ["failed", false],
    ["not-needed", false],
  ])("%s is still to be sent: %s", (result, is) => {
    expect(owedNotices(owing(result))).toEqual(is ? named : []);
    expect(owedNotices(owing(result, 0))).toEqual([]);
    expect(sentNotices(owing(result))).toEqual(result === "sent" ? named : []);
  });
});

test("what was sent about a request is told by its member, kind and ordinal", () => {
  const notices: Request["notices"] = {
    ...{ "ada/request/1": "sent", "ben/request/1": "failed", "ada/unknown/1": "sent" },
    ...{ "eve/lapsed/2": "sent", "eve/changed/3": "sent", "eve/reminder/4": "sent" },
    ...{ "cyd/escalation/5": "sent", "cyd/stopped/6": "sent", "cyd/not-reached/7": "sent" },
  };
  const sent = sentNotices({ ...state, requests: { r1: { ...request, notices } }, owed: {} });
  expect(sent.map(({ member, kind, ordinal }) => `${member} ${kind} ${ordinal}`)).toEqual([
    "ada request 1",
    ...["eve lapsed 2", "eve changed 3", "eve reminder 4"],
    ...["cyd escalation 5", "cyd stopped 6", "cyd not-reached 7"],
  ]);
  expect(new Set(sent.map(({ about }) => about))).toEqual(new Set(["r1"]));
});
