import { describe, expect, test } from "vitest";
import type { RunState } from "../state.ts";
import { after, changed, type Happened } from "../../test/specification/happened.ts";
import {
  about,
  askedGroup,
  group,
  launched,
  MONDAY,
  runOf,
  words,
} from "../../test/specification/scene.ts";

const TUESDAY = "2026-01-06T09:00:00.000Z";
const THURSDAY = "2026-01-08T09:00:00.000Z";
const FRIDAY = "2026-01-09T09:00:00.000Z";
const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;
const { state: base } = runOf("group", "areas").given(...askedGroup).run;

const opensStep = (step: string, visit: number): Happened => ({
  type: "stepOpened",
  by: "engine",
  data: { step, visit },
});
type Opening = Extract<Happened, { readonly type: "partOpened" }>["data"];
const opensPart = (part: string, step: string, more: Partial<Opening> = {}): Happened => ({
  type: "partOpened",
  by: "engine",
  data: { part, step, key: null, title: null, stretch: 1, follows: null, ...more },
});
const closesStep = (step: string, next: string | null): Happened => ({
  type: "stepClosed",
  by: "engine",
  time: TUESDAY,
  data: { step, visit: 1, next },
});

describe("a step", () => {
  const fresh = {
    ...{ key: "areas", visit: 1, status: "open", openedAt: MONDAY, closedAt: null, next: null },
    ...{ parts: [], sitesComplete: false, pausedMs: 0 },
  };

  test("opens empty, after those before it", () => {
    expect(changed(base, after(base, opensStep("areas", 1)))).toEqual({
      steps: [...base.steps, fresh],
    });
  });

  test("closes in its newest visit, and says what comes", () => {
    const twice = after(base, opensStep("group", 2));
    const now = after(twice, closesStep("group", "areas"));
    expect(now.steps.map(({ status, closedAt, next }) => [status, closedAt, next])).toEqual([
      ["open", null, null],
      ["closed", TUESDAY, "areas"],
    ]);
    expect(now.steps[0]).toBe(twice.steps[0]);
    expect(after(base, closesStep("areas", null)).steps).toEqual(base.steps);
  });

  test("has all its sites when somebody says so", () => {
    const two = after(base, opensStep("areas", 1));
    const complete = after(two, { type: "sitesComplete", data: { step: "areas" } });
    expect(complete.steps.map(({ sitesComplete }) => sitesComplete)).toEqual([false, true]);
  });
});

describe("a part", () => {
  const fresh = {
    ...{ step: "areas", visit: 1, key: null, ordinal: 1, stretch: 1, title: null },
    ...{ openedAt: MONDAY, versions: [], submitted: null, requests: [], recused: [] },
    ...{ objections: {}, gate: "open", gateAt: null, tie: null, askedFrom: null },
    ...{ status: "open", dropped: false, delivery: "not-started", deliveredBy: [], facts: [] },
  };
  const open = after(base, opensStep("areas", 1));

  test("opens with nothing in it, numbered in its visit", () => {
    const one = after(open, opensPart("areas:1", "areas", { key: "north", title: "North" }));
    expect(one.parts["areas:1"]).toEqual({ id: "areas:1", ...fresh, key: "north", title: "North" });
    expect(one.steps[1]?.parts).toEqual(["areas:1"]);
    expect(one.steps[0]).toBe(open.steps[0]);
    const two = after(one, opensPart("areas:2", "areas", { key: "south" }));
    expect(two.parts["areas:2"]).toEqual({ id: "areas:2", ...fresh, key: "south", ordinal: 2 });
    expect(two.steps[1]?.parts).toEqual(["areas:1", "areas:2"]);
    const again = after(two, opensStep("areas", 2), opensPart("areas:3", "areas"));
    expect(again.parts["areas:3"]).toEqual({ id: "areas:3", ...fresh, visit: 2 });
    expect(again.steps.map(({ parts }) => parts.length)).toEqual([1, 2, 1]);
  });

  test("goes on under the number and the name of the stretch before it", () => {
    const now = after(
      open,
      opensPart("areas:1", "areas"),
      opensPart("areas:2", "areas", { title: words }),
      opensPart("areas:3", "areas", { stretch: 2, follows: "areas:2" }),
      opensPart("areas:4", "areas", { stretch: 2, follows: "x", title: "X" }),
    );
    expect(now.parts["areas:3"]).toEqual({
      ...{ id: "areas:3", ...fresh, ordinal: 2, stretch: 2, title: words, gate: "none" },
    });
    expect(now.parts["areas:4"]).toMatchObject({ ordinal: 3, title: "X" });
  });

  test("of a step that the template lacks has no gate, and is of a first visit", () => {
    expect(after(base, opensPart("x:1", "x")).parts["x:1"]).toEqual({
      ...{ id: "x:1", ...fresh, step: "x", gate: "none" },
    });
  });

  test("closes", () => {
    const closed: Happened = {
      type: "partClosed",
      data: { part: "group:1", outcome: "passed" },
    };
    const { parts } = after(base, closed);
    expect(parts).toEqual({
      ...base.parts,
      "group:1": { ...base.parts["group:1"], status: "closed" },
    });
    expect(
      changed(base, after(base, { ...closed, data: { part: "x", outcome: "passed" } })),
    ).toEqual({});
  });

  test.each([
    ["open", "none"],
    ["refused", "none"],
    ["none", "none"],
    ["passed", "passed"],
    ["overridden", "overridden"],
  ] as const)("that is given up has a gate that was %s as %s", (gate, left) => {
    const part = base.parts["group:1"];
    if (part === undefined) throw new Error("no part");
    const before: RunState = { ...base, parts: { "group:1": { ...part, gate } } };
    const dropped: Happened = { type: "partDropped", data: { part: "group:1", reason: words } };
    expect(after(before, dropped).parts["group:1"]).toEqual({
      ...{ ...part, gate: left, status: "closed", dropped: true, askedFrom: null },
    });
  });
});

describe("a pause", () => {
  const pause = (time: string): Happened => ({ type: "paused", time, data: { reason: words } });
  const resume = (time: string): Happened => ({ type: "resumed", time, data: {} });
  const stop: Happened = {
    type: "askedForTime",
    by: "ada",
    data: { ...about("ada"), part: "group:1", by: "ada", reason: null },
  };
  const stopped: Happened = {
    type: "clockStopped",
    data: { part: "group:1", request: "r1", because: "asked-for-time" },
  };
  const clocks = ({ requests }: RunState) => {
    const { dueAt, toldDueAt, noticeUntil, pausedMs } = requests["r1"] ?? {};
    return { dueAt, toldDueAt, noticeUntil, pausedMs };
  };
  const before = clocks(base);

  test("is kept with its beginning", () => {
    expect(changed(base, after(base, pause(TUESDAY)))).toEqual({
      ...{ status: "paused", pausedAt: TUESDAY },
    });
  });

  test("moves what is due, what people were told and the time to read, by as long", () => {
    const now = after(base, pause(TUESDAY), resume(THURSDAY));
    expect([now.status, now.pausedAt]).toEqual(["running", null]);
    expect(before).toMatchObject({
      ...{ dueAt: "2026-01-19T17:00:00.000Z", noticeUntil: "2026-01-07T17:00:00.000Z" },
    });
    expect(clocks(now)).toEqual({
      ...{ dueAt: "2026-01-21T17:00:00.000Z", toldDueAt: "2026-01-21T17:00:00.000Z" },
      ...{ noticeUntil: "2026-01-09T17:00:00.000Z", pausedMs: 0 },
    });
    expect(now.steps[0]?.pausedMs).toBe(TWO_DAYS);
    const twice = after(now, pause(TUESDAY), resume(THURSDAY));
    expect(twice.steps[0]?.pausedMs).toBe(2 * TWO_DAYS);
  });

  test("moves no time to read that was over, and it is over when it ends", () => {
    const late = after(base, pause(THURSDAY), resume(FRIDAY));
    expect(clocks(late).noticeUntil).toBe(before.noticeUntil);
    const end = before.noticeUntil ?? "";
    expect(clocks(after(base, pause(end), resume(FRIDAY))).noticeUntil).toBe(end);
  });

  test("is kept for a clock that stands, which gets it back when it goes on", () => {
    const now = after(base, stop, stopped, pause(TUESDAY), resume(THURSDAY));
    expect(clocks(now)).toMatchObject({ dueAt: before.dueAt, pausedMs: TWO_DAYS });
    expect(clocks(now).toldDueAt).toBe("2026-01-21T17:00:00.000Z");
    expect(clocks(after(now, pause(TUESDAY), resume(THURSDAY))).pausedMs).toBe(2 * TWO_DAYS);
  });

  test("moves nothing that is decided or closed", () => {
    const decided = after(
      base,
      {
        type: "gateOverridden",
        data: { part: "group:1", version: 1, digest: "d", by: "manager", reason: words },
      },
      closesStep("group", "areas"),
    );
    const now = after(decided, pause(TUESDAY), resume(THURSDAY));
    expect(now.requests).toBe(decided.requests);
    expect(now.steps).toEqual(decided.steps);
  });

  test("moves the end of a poll that is open", () => {
    const place = { part: "group:1", poll: "p1" } as const;
    const opened = after(base, {
      type: "pollOpened",
      data: {
        ...{ ...place, block: "poll", choose: "one", options: ["a", "b"], scale: null },
        ...{ anonymous: true, voters: ["ada"], closesAt: "2026-01-12T17:00:00.000Z" },
      },
    });
    const closesAt = ({ polls }: RunState) => polls["p1"]?.closesAt;
    expect(closesAt(after(opened, pause(TUESDAY), resume(THURSDAY)))).toBe(
      "2026-01-14T17:00:00.000Z",
    );
    const closed = after(opened, {
      type: "pollClosed",
      data: { ...place, because: "time", voters: 1, cast: 0, results: [], ballots: null },
    });
    expect(closesAt(after(closed, pause(TUESDAY), resume(THURSDAY)))).toBe(closesAt(opened));
  });

  test("that never began, or ends before it did, takes no time", () => {
    const running = after(base, resume(THURSDAY));
    expect(clocks(running)).toEqual(before);
    expect(running.steps[0]?.pausedMs).toBe(0);
    const back = after(base, pause(THURSDAY), resume(TUESDAY));
    expect(back.steps[0]?.pausedMs).toBe(0);
    expect(clocks(back)).toEqual(before);
  });
});

test("a run that nobody was asked in has no clock to move", () => {
  const { state } = runOf("group").given(launched(), ...group).run;
  const now = after(
    state,
    { type: "paused", time: TUESDAY, data: { reason: words } },
    { type: "resumed", time: THURSDAY, data: {} },
  );
  expect(now.requests).toBe(state.requests);
});
