import { describe, expect, test } from "vitest";
import { about, askedGroup, MONDAY, runOf, who } from "../../test/specification/scene.ts";
import type { Given } from "../../test/specification/run.ts";
import type { Request, RunState } from "../state.ts";
import {
  askingForTime,
  delegateOf,
  dueAfter,
  dueMovedBy,
  dueOnRestart,
  duePeriod,
  isUntil,
  noticeAfter,
  timeLastsUntil,
} from "./clock.ts";
import { gateOf } from "./lookup.ts";

const wishes = (member: string, at = MONDAY): Given => ({
  ...{ type: "askForTime", actor: who(member), at },
  data: { ...about(member), reason: null },
});
const TUESDAY = "2026-01-06T09:00:00.000Z";
const { state } = runOf("group").given(...askedGroup, wishes("ada"), wishes("ben", TUESDAY)).run;
const part = state.parts["group:1"];
const asked = state.requests["r1"];
const gate = part && gateOf(state, part);
if (part === undefined || asked === undefined || !gate) throw new Error("a request at a gate");
const request: Request = asked;
const uncounted: RunState = { ...state, calendar: null };

describe("a due time", () => {
  test("is later than the asking, by a second at least", () => {
    expect(dueAfter(state, MONDAY, { seconds: 60 })).toBe("2026-01-05T09:01:00.000Z");
    expect(dueAfter(state, MONDAY, { seconds: 0 })).toBe("2026-01-05T09:00:01.000Z");
    expect(dueAfter(uncounted, MONDAY, { seconds: 60 })).toBe(MONDAY);
  });

  test("moves by the time that stood still", () => {
    const hour = { ...gate, due: { seconds: 1 } };
    expect(dueMovedBy(state, hour, request, 3_600_000)).toBe("2026-01-19T18:00:00.000Z");
    expect(dueMovedBy(uncounted, hour, request, 3_600_000)).toBe(request.dueAt);
  });

  test("moves on a restart by as long as the clock stood, a pause apart", () => {
    const seconds = { ...gate, due: { seconds: 1 } };
    const moved = (more: Partial<RunState>, stopped: string | null = MONDAY) =>
      dueOnRestart(
        { ...state, ...more },
        seconds,
        { ...request, clockStoppedAt: stopped },
        TUESDAY,
      );
    expect(moved({})).toBe("2026-01-20T17:00:00.000Z");
    expect(moved({ pausedAt: "2026-01-05T10:00:00.000Z" })).toBe("2026-01-19T18:00:00.000Z");
    expect(moved({}, null)).toBe(request.dueAt);
  });
});

test("a notice of nothing is over at once", () => {
  expect(noticeAfter(state, MONDAY, { workingDays: 0 })).toBe(MONDAY);
  expect(noticeAfter(state, MONDAY, { workingDays: 2 })).toBe("2026-01-07T17:00:00.000Z");
  expect(noticeAfter(uncounted, MONDAY, { workingDays: 2 })).toBe(MONDAY);
});

describe("time that people asked for", () => {
  const of = (changes: Partial<Request>) =>
    askingForTime(state, part, gate, { ...request, ...changes });
  const [ada] = Object.values(request.answers);
  if (ada === undefined) throw new Error("Ada asked for time");

  test("is held by those who may answer and have not since", () => {
    expect(of({})).toEqual(["ada", "ben"]);
    expect(of({ answers: { ada: { ...ada, standing: "lapsed" } } })).toEqual([]);
    expect(of({ answers: { ada: { ...ada, kind: "yes" } } })).toEqual([]);
    expect(of({ answers: { zoe: { ...ada, member: "zoe" } } })).toEqual([]);
    expect(of({ asked: ["ben"] })).toEqual(["ben"]);
  });

  test("lasts as long as the notice did, from the last who asked, and longer by what pauses took", () => {
    expect(timeLastsUntil(state, part, gate, request)).toBe("2026-01-08T17:00:00.000Z");
    const paused = { ...request, pausedMs: 3_600_000 };
    expect(timeLastsUntil(state, part, gate, paused)).toBe("2026-01-08T18:00:00.000Z");
    expect(timeLastsUntil(state, part, gate, { ...request, answers: {} })).toBeNull();
    expect(timeLastsUntil(uncounted, part, gate, request)).toBeNull();
  });
});

test("due periods are numbered over askings and extensions", () => {
  expect(duePeriod(request)).toBe(0);
  expect(duePeriod({ ...request, round: 3, extensions: 2 })).toBe(4);
});

test.each([
  ["2026-07-02T22:59:00.000Z", "2026-07-02", true],
  ["2026-07-02T23:00:00.000Z", "2026-07-02", false],
  ["2026-07-02T09:00:00.000Z", "2026-07-03", true],
  ["2026-07-02T09:00:00.000Z", "2026-07-02T09:00:00.000Z", true],
  ["2026-07-02T09:00:00.001Z", "2026-07-02T09:00:00.000Z", false],
])("%s is no later than %s: %s", (at, until, is) => {
  expect(isUntil(at, until)).toBe(is);
});

test("a delegate is in force until their time is over", () => {
  const delegated = { ...state, delegations: { ada: { to: "ben", until: "2026-01-05" } } };
  expect(delegateOf(delegated, "ada", MONDAY)).toBe("ben");
  expect(delegateOf(delegated, "ada", TUESDAY)).toBeUndefined();
  expect(delegateOf(delegated, "ben", MONDAY)).toBeUndefined();
});
