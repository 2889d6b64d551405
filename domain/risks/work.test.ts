import { describe, expect, test } from "vitest";
import {
  agreed,
  answer,
  byId,
  claim,
  contribution,
  member,
  part,
  poll,
  request,
  running,
  session,
  visited,
} from "../../test/specification/made.ts";
import { pollBlock } from "../../test/specification/poll.ts";
import { AT, gate, step, template } from "../../test/specification/verdict.ts";
import type { Part, RunState } from "../state.ts";
import type { Block, Parts, Template } from "../template.ts";
import { risk, type Risk } from "./risk.ts";
import * as work from "./work.ts";

const [ada, ben] = [member("ada"), member("ben")];
const sam = member("sam", { side: "staff", saidSides: ["staff"] });
const of = (...steps: Template["steps"]): Template => ({ ...template, steps });

describe("what people shared and nobody answered", () => {
  const about = (change: Partial<Part> = {}): Partial<RunState> => ({
    parts: byId(part("plan", { requests: ["r0", "r1", "r2"], ...change })),
    requests: byId(
      request("r1", [], { toldDueAt: "2026-03-20T17:00:00.000Z" }),
      request("r2", [], { toldDueAt: "2026-03-10T17:00:00.000Z" }),
    ),
  });
  const told = (members: readonly string[], until: string | null = null, step_ = "plan"): Risk =>
    risk("contribution-unanswered", members, { step: step_, until });
  const c1 = contribution("c1");
  const ofPart = { ...c1, part: "plan:1" };
  test.each<readonly [string, readonly (typeof c1)[], Partial<RunState>, readonly Risk[]]>([
    ["nothing", [], {}, []],
    ["an idea of Ada’s", [c1], {}, [told(["ada"])]],
    ["one that is answered", [{ ...c1, status: "answered" }], {}, []],
    ["one whose answer is disputed", [{ ...c1, status: "disputed" }], {}, [told(["ada"])]],
    [
      "three by two people",
      [c1, contribution("c2"), contribution("c3", { member: "ben" })],
      {},
      [told(["ada", "ben"])],
    ],
    [
      "one in each of two steps",
      [c1, contribution("c2", { step: "pilot" })],
      {},
      [told(["ada"]), told(["ada"], null, "pilot")],
    ],
    [
      "one about a part that is being decided, by when it is at the earliest",
      [ofPart],
      about(),
      [told(["ada"], "2026-03-10T17:00:00.000Z")],
    ],
    [
      "two about parts that are being decided, by when the first is",
      [{ ...c1, part: "pilot:1" }, contribution("c2", { part: "plan:1" })],
      {
        parts: byId(part("plan", { requests: ["r1"] }), part("pilot", { requests: ["r3"] })),
        requests: byId(
          request("r1", [], { toldDueAt: "2026-03-20T17:00:00.000Z" }),
          request("r3", [], { toldDueAt: "2026-03-25T17:00:00.000Z" }),
        ),
      },
      [told(["ada"], "2026-03-20T17:00:00.000Z")],
    ],
    ["one about a part that is decided", [ofPart], about({ gate: "passed" }), [told(["ada"])]],
    ["one about a part that nobody knows", [ofPart], {}, [told(["ada"])]],
    ["one about no part", [c1], about(), [told(["ada"])]],
  ])("%s", (_, contributions, change, expected) => {
    const state = running([ada, ben], { contributions: byId(...contributions), ...change });
    expect(work.contributionsUnanswered(state)).toEqual(expected);
  });
});

describe("once a step is behind, people took part in one step only, or gained nothing", () => {
  const gained = { member: "ada", kind: "training", on: "2026-03-03", event: 7 };
  const plan = part("plan", { gate: "passed", requests: ["r1"] });
  const pilot = part("pilot", { gate: "passed", requests: ["r2"] });
  const two: Partial<RunState> = {
    steps: [visited("plan", { status: "closed" }), visited("pilot")],
    capacity: [gained],
    parts: byId(plan, pilot),
    requests: byId(agreed("r1", "plan:1"), agreed("r2", "pilot:1")),
  };
  /** Agreed in the first step only. */
  const once: Partial<RunState> = { ...two, parts: byId(plan, part("pilot")) };
  const shared = (change: object = {}) => ({
    contributions: byId(contribution("c1", { step: "pilot", event: 7, ...change })),
  });
  const met = (change: object = {}) => ({
    sessions: byId(session("s1", { part: "pilot:1", came: ["ada"], event: 7, ...change })),
  });
  test.each<readonly [string, Partial<RunState>, boolean]>([
    ["agreed in two steps, and gained something", two, false],
    ["no step is behind", { ...once, steps: [visited("plan")] }, false],
    ["no step was opened", { ...once, steps: [] }, false],
    ["agreed in one step", once, true],
    ["gained nothing", { ...two, capacity: [] }, true],
    ["staff gained something", { ...two, capacity: [{ ...gained, member: "sam" }] }, true],
    ["somebody unknown gained something", { ...two, capacity: [{ ...gained, member: "x" }] }, true],
    [
      "is to gain something tomorrow",
      { ...two, capacity: [{ ...gained, on: "2026-03-04" }] },
      true,
    ],
    ["gained something by another’s word", { ...two, ...claim("capacityBuilt", 7) }, true],
    ["and says so", { ...two, ...claim("capacityBuilt", 7, { ada: true }) }, false],
    [
      "one of two gained something",
      { ...two, capacity: [{ ...gained, member: "x" }, gained] },
      false,
    ],
    [
      "a later gate was refused",
      { ...two, parts: byId(plan, { ...pilot, gate: "refused" }) },
      true,
    ],
    [
      "staff alone agreed later",
      {
        ...two,
        requests: byId(
          agreed("r1", "plan:1"),
          request("r2", ["sam"], { answers: { sam: answer("sam") } }),
        ),
      },
      true,
    ],
    ["shared something in a second step", { ...once, ...shared() }, false],
    ["shared something in the first", { ...once, ...shared({ step: "plan" }) }, true],
    ["shared something with an answer", { ...once, ...shared({ request: "r1" }) }, true],
    ["staff shared something", { ...once, ...shared({ member: "sam" }) }, true],
    [
      "shared something by another’s word",
      { ...once, ...shared(), ...claim("contributed", 7) },
      true,
    ],
    ["met in a second step", { ...once, ...met(), capacity: [{ ...gained, event: 8 }] }, false],
    ["met in the first", { ...once, ...met({ part: "plan:1" }) }, true],
    ["met in a part that nobody knows", { ...once, ...met({ part: "x" }) }, true],
    ["is to meet in a second step", { ...once, ...met({ status: "planned" }) }, true],
  ])("%s", (_, change, isTold) => {
    const found = work.oneOff(running([ada, ben, sam], change), AT);
    expect(found).toEqual(isTold ? [risk("one-off")] : []);
  });
});

describe("something is written, and nobody has said that it is finished", () => {
  const form: Block = { block: "form", key: "text", form: { sections: [] } };
  const versions = [{ number: 1, digest: "d", author: "ada", at: AT, sections: {} }];
  const run = (change: Partial<Part>, blocks: readonly Block[] = [form], key = "meet") =>
    work.notFinished(
      running(
        [ada],
        { parts: byId(part(key, { versions, ...change })) },
        of(step("meet", "meet", blocks)),
      ),
    );
  test.each<readonly [string, readonly Risk[], boolean]>([
    ["as it is", run({}), true],
    ["nothing is written", run({ versions: [] }), false],
    ["somebody said so", run({ submitted: 1 }), false],
    ["its part is closed", run({ status: "closed" }), false],
    ["a gate follows", run({}, [form, gate]), false],
    ["there is no form", run({}, [{ block: "delivery", key: "delivery" }]), false],
    ["nobody knows its step", run({}, [form], "x"), false],
  ])("%s", (_, found, isTold) => {
    expect(found).toEqual(
      isTold ? [risk("not-finished", [], { step: "meet", part: "meet:1" })] : [],
    );
  });
});

describe("how the meetings of a step stand", () => {
  const parts: Parts = { kind: "one", blocks: [{ block: "session", key: "session" }] };
  const of_ = of({ ...step("meet", "meet"), parts });
  const run = (
    sessionChange: object,
    status: "open" | "closed" = "open",
    more: Partial<RunState> = {},
  ): readonly string[] => {
    const found = work.meetings(
      running(
        [ada, sam],
        {
          steps: [visited("meet", { status, parts: ["meet:1", "meet:3", "meet:2"] })],
          parts: byId(part("meet"), part("meet", { id: "meet:2" })),
          sessions: byId(session("s1", { part: "meet:1", event: 7, ...sessionChange })),
          ...more,
        },
        of_,
      ),
    );
    for (const one of found)
      expect(one).toEqual(risk(one.code, [], { step: "meet", part: "meet:2" }));
    return found.map(({ code }) => code);
  };
  test("nobody came, as long as another one can be held", () => {
    expect(run({})).toEqual(["nobody-came", "absent-from-session", "nothing-given-back"]);
    expect(run({}, "closed")).toEqual(["absent-from-session", "nothing-given-back"]);
  });
  test("staff alone came", () => {
    expect(run({ came: ["sam"] })).toEqual(["absent-from-session", "nothing-given-back"]);
  });
  test("Ada came by another’s word, and got nothing", () => {
    expect(run({ came: ["ada"] }, "open", claim("sessionHeld", 7))).toEqual([
      "not-borne-out",
      "nothing-given-back",
    ]);
  });
  test("Ada came, says so, and was thanked", () => {
    const thanked = byId(member("ada", { payments: { p: "offered" } }));
    const more = { members: thanked, ...claim("sessionHeld", 7, { ada: true }) };
    expect(run({ came: ["ada"] }, "open", more)).toEqual([]);
  });
});

describe("few have voted", () => {
  const run = (change: object, block: object = {}, parts: RunState["parts"] = byId(part("plan"))) =>
    work.fewVotes(
      running(
        [ada],
        { parts, polls: byId(poll("p1", change)) },
        of(step("plan", "plan", [pollBlock({ key: "list", leastShare: 0.5, ...block })])),
      ),
    );
  const outcome = { at: AT, voters: 10, cast: 4, results: [], ballots: null };
  test.each<readonly [string, readonly Risk[], boolean]>([
    ["none of ten", run({}), true],
    ["four of ten, where five are wanted", run({ cast: 4 }), true],
    ["five of ten", run({ cast: 5 }), false],
    ["four of ten, where four are wanted", run({ cast: 4 }, { leastShare: 0.4 }), false],
    ["where no number is wanted", run({}, { leastShare: undefined }), false],
    ["in a poll that is over", run({ outcome }), false],
    ["in a poll that no block asked for", run({ block: "x" }), false],
    ["in a part that nobody knows", run({}, {}, {}), false],
  ])("%s", (_, found, isTold) => {
    const until = "2026-03-10T17:00:00.000Z";
    const at = { step: "plan", part: "plan:1", until };
    expect(found).toEqual(isTold ? [risk("few-votes", [], at)] : []);
  });
});
