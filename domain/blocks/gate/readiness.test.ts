import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import type { Given, Run } from "../../../test/specification/run.ts";
import { shapes } from "../../../test/specification/template.ts";
import {
  about,
  askedGroup,
  asked,
  at,
  declared,
  group,
  joined,
  launched,
  MONDAY,
  no,
  runOf,
  specify,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";
import type { Block, Template } from "../../template.ts";
import { gateReadiness } from "./readiness.ts";

const { given } = runOf("group");
/** The end of the notice period of who is asked on Monday. */
const TOLD = "2026-01-07T17:00:00.000Z";
const LATER = "2026-01-08T09:00:00.000Z";

const ready = (run: Run, now = MONDAY, part = "group:1") => {
  const found = run.state.parts[part];
  if (!found) throw new Error(`no ${part}`);
  return gateReadiness(run.state, found, now);
};
const after = (...orders: readonly Given[]) => ready(given(...orders).run);
/** What the gate waits for and for whom. */
const missing = (readiness: ReturnType<typeof gateReadiness>) =>
  readiness.kind === "ready"
    ? []
    : readiness.waits.map(({ for: what, members }) => [what, members]);
const names = (readiness: ReturnType<typeof gateReadiness>) =>
  missing(readiness).map(([what]) => what);

const launch = [launched(), ...group];
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const allYes = everybody.map((member) => yes(member));

describe("a gate waits", () => {
  test("for its version, by who looks after the run, and for no more before it", () => {
    expect(missing(after(...launch))).toEqual([["version", ["cyd"]]]);
  });

  test("for a version that has all that is needed", () => {
    const half: Given = {
      type: "saveVersion",
      data: {
        part: "group:1",
        basedOn: 0,
        digest: "what",
        sections: { what: { digest: "what", fields: { text: { commitment: "what" } } } },
        note: null,
      },
    };
    expect(missing(after(...launch, half))).toEqual([["version", ["cyd"]]]);
  });

  test("for people to be asked, and says where no answer of theirs could be enough", () => {
    expect(names(after(...launch, wrote("group:1", 0)))).toEqual(["request"]);
    const few = [launched(), joined("ada", "pwle"), joined("cyd", "staff")];
    expect(names(after(...few, wrote("group:1", 0)))).toEqual([
      "request",
      "quorum-out-of-reach",
      "group",
    ]);
  });

  test("for people to be asked about each section", () => {
    const first = [...launch, wrote("group:1", 0), asked("group:1", "r1", 1, ["what"])];
    const agreed = [...first, ...told(everybody), ...allYes];
    expect(missing(after(...agreed))).toEqual([["request", ["cyd"]]]);
    const both = [...agreed, asked("group:1", "r2", 1, ["how"]), ...told(everybody, "r2")];
    expect(names(after(...both, ...everybody.map((member) => yes(member, "r2"))))).toEqual([]);
  });

  test("for the group to be complete", () => {
    const left: Given = { type: "changeRoles", data: { member: "ada", roles: [] } };
    const also: Given = { type: "changeRoles", data: { member: "eve", roles: [] } };
    expect(missing(after(...askedGroup, left, also, ...allYes))).toEqual([["group", ["cyd"]]]);
  });

  test("for those who asked for more time, by name", () => {
    const askForTime: Given = {
      type: "askForTime",
      actor: who("ada"),
      data: { ...about("ada"), reason: null },
    };
    expect(missing(after(...askedGroup, askForTime))).toContainEqual(["more-time", ["ada"]]);
  });

  test("for those whose objection stands, each once", () => {
    const objects = (id: string): Given => ({
      type: "object",
      actor: who("ada"),
      data: { id, part: "group:1", member: "ada", version: 1, reason: words },
    });
    const orders = [...askedGroup, ...allYes, objects("o1"), objects("o2")];
    expect(missing(after(...orders))).toEqual([["objection", ["ada"]]]);
  });

  const need: Given = {
    type: "stateAccessNeed",
    actor: who("eve"),
    data: { id: "n1", member: "eve", what: words },
  };
  const leaves: Given = { type: "withdraw", actor: who("eve"), data: { member: "eve" } };

  test("for what somebody needs to take part, once people are asked and while they are here", () => {
    expect(missing(after(...askedGroup, ...allYes, need))).toEqual([["access-need", ["eve"]]]);
    expect(names(after(...launch, wrote("group:1", 0), need))).toEqual(["request"]);
    const others = allYes.filter(({ actor }) => actor?.id !== "eve");
    expect(names(after(...askedGroup, ...others, need, leaves))).toEqual([]);
  });

  test("for a session that stands before it", () => {
    const [step] = shapes("group").steps;
    if (!step) throw new Error("no step");
    const blocks: readonly Block[] = [{ block: "session", key: "meet" }, ...step.parts.blocks];
    const template: Template = {
      ...shapes("group"),
      steps: [{ ...step, parts: { kind: "one", blocks } }],
    };
    expect(missing(ready(specify(template).given(...launch).run))).toEqual([
      ["session", ["cyd"]],
      ["version", ["cyd"]],
    ]);
  });
});

describe("when to look again", () => {
  const enough = [yes("ada"), yes("ben"), yes("cyd")];
  const wake = (...orders: readonly Given[]) => {
    const readiness = after(...orders);
    return readiness.kind === "waiting" ? readiness.wakeAt : "ready";
  };

  test("is the end of the notice period when nothing else is missing", () => {
    expect(wake(...askedGroup, ...enough)).toBe(TOLD);
  });

  test("is not known while people are to act", () => {
    expect(wake(...askedGroup)).toBeNull();
    expect(wake(...askedGroup.slice(0, -1), ...enough)).toBeNull();
  });

  test("is not known while somebody could not be reached", () => {
    const failed: Given = {
      type: "recordNotice",
      actor: ENGINE,
      data: {
        about: "r1",
        member: "eve",
        kind: "request",
        ordinal: 1,
        result: { failed: "no-address" },
      },
    };
    const reached = told(["ada", "ben", "cyd", "dee"]);
    expect(wake(...askedGroup.slice(0, -5), ...reached, failed, ...enough)).toBeNull();
  });
});

describe("a gate over two requests", () => {
  const panel = (...orders: readonly Given[]) =>
    specify(shapes("panel")).given(
      launched(),
      ...group.filter((order) => !("member" in order.data && order.data.member === "eve")),
      ...[declared("ada"), declared("ben"), wrote("panel:1", 0)],
      ...[asked("panel:1", "r1", 1, ["what"]), asked("panel:1", "r2", 1, ["how"])],
      ...orders,
    ).run;
  const four = ["ada", "ben", "cyd", "dee"];
  const agreed = (request: string) => four.map((member) => yes(member, request));
  const against = (request: string) => [
    yes("ada", request),
    ...four.slice(1).map((member) => no(member, request)),
  ];

  test.each([
    ["the first", [...against("r1"), ...agreed("r2")]],
    ["the second", [...agreed("r1"), ...against("r2")]],
  ])("is refused when %s is", (_, orders) => {
    expect(ready(panel(...orders), LATER, "panel:1")).toMatchObject({
      kind: "ready",
      outcome: "refuse",
    });
  });

  test("states the fewest of whom it was asked, and the most that were needed", () => {
    const more = ["fay", "gus"].map((id) => joined(id, "pwle"));
    const orders = [
      ...[...launch, wrote("group:1", 0), asked("group:1", "r1", 1, ["what"])],
      ...[...more, asked("group:1", "r2", 1, ["how"])],
      ...[...told(everybody), ...told([...everybody, "fay", "gus"], "r2")],
      ...[...allYes, ...[...everybody, "fay", "gus"].map((member) => yes(member, "r2"))],
    ];
    expect(after(...orders.map((order) => at(MONDAY, order)))).toMatchObject({
      kind: "ready",
      eligible: 3,
      needed: 3,
      yes: [...everybody, "fay", "gus"],
    });
  });
});
