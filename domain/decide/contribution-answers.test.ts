import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import type { Role, Template } from "../template.ts";
import type { Given } from "../../test/specification/run.ts";
import {
  askedGroup,
  group,
  joined,
  launched,
  manager,
  runOf,
  specify,
  submitted,
  who,
  words,
  wrote,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";

const shares = (part: string | null = null, id = "c1", member = "ada"): Given => ({
  type: "contribute",
  actor: who(member),
  data: { id, member, part, kind: "idea", text: words },
});
const answers = (by = "cyd"): Given => ({
  type: "answerContribution",
  actor: who(by),
  data: { contribution: "c1", outcome: "done", reply: words },
});
const disputes: Given = {
  type: "disputeContribution",
  actor: who("ada"),
  data: { member: "ada", contribution: "c1", reason: words },
};

describe("a contribution belongs", () => {
  const finished = [
    ...[launched(), ...group, wrote("gathering:1", 0), submitted("gathering:1")],
    { type: "closePart", actor: ENGINE, data: { part: "gathering:1" } },
    { type: "closeStep", actor: ENGINE, data: { step: "gathering" } },
  ] as const satisfies readonly Given[];

  test("to its part's step while that is open", () => {
    const { given } = runOf("gathering", "learn");
    expect(given(launched(), ...group).when(shares("gathering:1")).events).toEqual([
      {
        type: "contributed",
        data: {
          ...{ contribution: "c1", member: "ada", step: "gathering", part: "gathering:1" },
          ...{ kind: "idea", text: words },
        },
      },
    ]);
    expect(given(...finished).when(shares("gathering:1")).refusal).toMatchObject({
      code: "step-not-open",
      about: "gathering",
    });
    expect(given(launched(), ...group).when(shares("x")).refusal).toMatchObject({
      code: "unknown-part",
      about: "x",
    });
  });

  test("between two steps to the one that comes, and after the last to none", () => {
    const { when } = runOf("gathering", "learn").given(...finished);
    expect(when(shares()).events).toMatchObject([{ data: { step: "learn", part: null } }]);
    expect(
      runOf("gathering")
        .given(...finished)
        .when(shares()).refusal,
    ).toMatchObject({
      code: "step-not-open",
      about: "end",
    });
  });

  test("to no step before the first has opened", () => {
    const [first] = shapes("gathering").steps;
    if (first === undefined) throw new Error("no step");
    const waiting: Template = {
      ...shapes("gathering"),
      steps: [{ ...first, needs: [{ declared: "no-funding", by: "self", of: "group" }] }],
    };
    expect(
      specify(waiting)
        .given(launched(), ...group)
        .when(shares()).refusal,
    ).toMatchObject({
      code: "step-not-open",
      about: "end",
    });
  });

  test("to one person, under an id of its own", () => {
    const { when } = runOf("group").given(...askedGroup, shares());
    expect(when(shares(null, "c1", "ben")).refusal).toMatchObject({
      code: "already-answered",
      about: "c1",
    });
  });
});

describe("a contribution is answered", () => {
  test.each<readonly [Role, string | null]>([
    ["coordinator", null],
    ["chair", null],
    ["facilitator", null],
    ["author", null],
    ["contributor", "not-allowed"],
    ["decision-maker", "not-allowed"],
    ["deliverer", "not-allowed"],
  ])("by a %s: %s", (role, code) => {
    const { when } = runOf("group").given(
      ...[launched(), ...group, joined("fay", "partner", [role]), shares()],
    );
    expect(when(answers("fay")).code).toBe(code);
  });

  test("once, until a second look is asked for, which is asked for once", () => {
    const { given } = runOf("group");
    const before = [launched(), ...group, shares()];
    expect(given(...before).when(answers()).events).toEqual([
      {
        type: "contributionAnswered",
        data: { contribution: "c1", by: "cyd", outcome: "done", reply: words },
      },
    ]);
    const already = { code: "already-answered", about: "c1" };
    expect(given(...before).when(disputes).refusal).toMatchObject(already);
    const answered = given(...before, answers());
    expect(answered.when(answers()).refusal).toMatchObject(already);
    expect(answered.when(disputes).events).toEqual([
      {
        type: "contributionDisputed",
        data: { member: "ada", contribution: "c1", reason: words },
      },
    ]);
    const disputed = given(...before, answers(), disputes);
    expect(disputed.when(disputes).refusal).toMatchObject(already);
    const again = given(...before, answers(), disputes, answers());
    expect(again.when(disputes).refusal).toMatchObject(already);
  });

  test("and a second look is asked for by whoever brought it in", () => {
    const { when } = runOf("group").given(launched(), ...group, shares(), answers());
    expect(when({ ...disputes, actor: manager }).refusal).toMatchObject({
      code: "not-yourself",
      about: "ada",
    });
    const another: Given = {
      type: "disputeContribution",
      actor: who("ben"),
      data: { member: "ben", contribution: "c1", reason: words },
    };
    expect(when(another).refusal).toMatchObject({ code: "unknown-contribution", about: "c1" });
  });
});

describe("a reflection", () => {
  const reflects = (member: string, step: string, by = member): Given => ({
    type: "reflect",
    actor: who(by),
    data: { member, step, easier: words },
  });
  const { when } = runOf("group", "gathering").given(launched(), ...group);

  test("is a member's own, on one of the steps", () => {
    expect(when(reflects("ada", "gathering")).events).toEqual([
      { type: "reflected", data: { member: "ada", step: "gathering", easier: words } },
    ]);
    expect(when(reflects("ada", "lunch")).refusal).toMatchObject({
      code: "unknown-step",
      about: "lunch",
    });
    expect(when(reflects("zoe", "group")).code).toBe("unknown-member");
    expect(when(reflects("ada", "group", "cyd")).code).toBe("not-yourself");
  });
});
