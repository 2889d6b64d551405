import { describe, expect, test } from "vitest";
import { answer, byId, member, part, request, running } from "../../test/specification/made.ts";
import { gate, step, template } from "../../test/specification/verdict.ts";
import type { Period } from "../period.ts";
import type { Answer, Member, Part, Request, RunState } from "../state.ts";
import type { Template } from "../template.ts";
import { helpersWord, outOfReach } from "./asking.ts";
import { risk, type Risk } from "./risk.ts";

const DUE = "2026-03-31T16:00:00.000Z";
const place = { step: "plan", part: "plan:1" };
const people = ["ada", "ben", "cyd", "dot", "eli", "fay", "gus"];

const giving = (notice: Period): Template => ({
  ...template,
  steps: [step("plan", "plan", [{ ...gate, notice }])],
});

describe("whom a request does not reach", () => {
  /** How each of them heard of it; Gus has answered. */
  const notices: Request["notices"] = {
    ...{ "ada/request/1": "failed", "cyd/request/1": "by-choice", "dot/request/1": "sent" },
    ...{ "eli/request/1": "sent", "fay/request/1": "failed", "gus/request/1": "failed" },
  };
  const asked = (change: Partial<Request> = {}, of: Partial<Part> = {}): RunState =>
    running(
      people.map((id) => member(id)),
      {
        parts: byId(part("plan", { requests: ["r1"], ...of })),
        requests: byId(
          request("r1", people, {
            ...{ notices, seen: { eli: [1] }, told: { fay: 1 }, answers: { gus: answer("gus") } },
            ...change,
          }),
        ),
      },
      giving({ seconds: 3600 }),
    );
  const failed = risk("not-reached", ["ada"], { ...place, until: DUE });
  const late = risk("short-notice", ["ada", "ben", "cyd"], { ...place, until: DUE });
  const unseen = risk("never-opened", ["dot"], { ...place, until: DUE });

  test.each<readonly [string, RunState, string, readonly Risk[]]>([
    ["in time", asked(), "2026-03-30T10:00:00.000Z", [failed, unseen]],
    ["as late as the gate allows", asked(), "2026-03-31T15:00:00.000Z", [failed, unseen]],
    ["later than that", asked(), "2026-03-31T15:00:00.001Z", [failed, late, unseen]],
    ["where all was sent", asked({ notices: {}, asked: ["eli", "fay", "gus"] }), DUE, []],
    [
      "where nobody was told yet, and all too late",
      asked({ asked: ["ben"] }),
      DUE,
      [risk("short-notice", ["ben"], { ...place, until: DUE })],
    ],
    ["at a gate that is decided", asked({}, { gate: "passed" }), DUE, []],
    ["in a part that is closed", asked({}, { status: "closed" }), DUE, []],
  ])("%s", (_, state, now, expected) => {
    expect(outOfReach(state, "plan:1", now)).toEqual(expected);
  });

  test("another part has its own", () => {
    expect(outOfReach(asked(), "pilot:1", DUE)).toEqual([]);
  });

  test.each<readonly [string, Partial<Request>]>([
    ["answered before", { past: [answer("dot", { standing: "lapsed" })] }],
    ["took an answer back", { answers: { dot: answer("dot", { standing: "disputed" }) } }],
    ["opened it in an earlier round", { seen: { dot: [0] } }],
    ["was told in an earlier round", { told: { dot: 0 } }],
  ])("who %s has seen it", (_, change) => {
    expect(outOfReach(asked({ asked: ["dot"], ...change }), "plan:1", "2026-03-30")).toEqual([]);
  });
});

describe("what rests on a helper’s word", () => {
  const wrote = (who: string, change: Partial<Answer> = {}): Answer =>
    answer(who, { assurance: "assisted-unconfirmed", ...change });
  const state = (
    answers: Request["answers"],
    group: readonly Member[] = [member("ada"), member("ben")],
    of: Partial<Part> = {},
    again: readonly string[] | null = null,
  ): RunState =>
    running(group, {
      parts: {
        ...byId(part("plan", { gate: "passed", requests: ["r1"], ...of })),
        ...(again && byId(part("pilot", { requests: ["r2"] }))),
      },
      requests: byId(
        request("r1", ["ada", "ben"], { answers }),
        ...(again ? [request("r2", again, { part: "pilot:1" })] : []),
      ),
    });
  const at = (...who: readonly string[]): Risk => risk("helpers-word", who, place);
  const next = (...who: readonly string[]): Risk =>
    risk("helpers-word", who, { step: "pilot", part: "pilot:1", until: DUE });
  const [ada, ben] = [wrote("ada"), wrote("ben")];

  test.each<readonly [string, RunState, readonly Risk[]]>([
    ["two answers that a helper wrote", state({ ada, ben }), [at("ada", "ben")]],
    ["one of two", state({ ada, ben: answer("ben") }), [at("ada")]],
    ["none", state({ ada: answer("ada"), ben: answer("ben") }), []],
    [
      "one that was checked since",
      state({ ada: wrote("ada", { assurance: "assisted-confirmed" }) }),
      [],
    ],
    ["one that does not count any more", state({ ada: wrote("ada", { standing: "lapsed" }) }), []],
    ["at a gate that is open", state({ ada }, undefined, { gate: "open" }), []],
    ["at a gate that was refused", state({ ada }, undefined, { gate: "refused" }), []],
    [
      "whoever is asked again, and whoever was asked only now is no matter",
      state({ ada }, undefined, {}, ["ada", "ben"]),
      [at("ada"), next("ada")],
    ],
    ["others are asked now", state({ ada }, undefined, {}, ["ben"]), [at("ada")]],
    [
      "who left is not asked again",
      state({ ada }, [member("ada", { status: "withdrawn" })], {}, ["ada"]),
      [at("ada")],
    ],
    ["who is not in the group", state({ ada }, [], {}, ["ada"]), [at("ada")]],
  ])("%s", (_, run, expected) => {
    expect(helpersWord(run)).toEqual(expected);
  });

  test("somebody whose answers to two requests a helper wrote is named once", () => {
    const run = running([member("ada")], {
      parts: byId(part("plan", { gate: "passed", requests: ["r1", "r2"] })),
      requests: byId(
        request("r1", ["ada"], { answers: { ada } }),
        request("r2", ["ada"], { answers: { ada } }),
      ),
    });
    expect(helpersWord(run)).toEqual([at("ada")]);
  });
});
