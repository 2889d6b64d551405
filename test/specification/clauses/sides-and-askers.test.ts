import { describe, expect, test } from "vitest";
import type { Side } from "../../../domain/template.ts";
import { verdict } from "../../../domain/verdict.ts";
import type { Given } from "../run.ts";
import {
  asked,
  group,
  joined,
  launched,
  manager,
  runOf,
  settle,
  specify,
  told,
  who,
  wrote,
  yes,
} from "../scene.ts";
import { shapes } from "../template.ts";

/** "What nobody can do", rules 7 and 8, clause by clause. */

const { given } = runOf("group");
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const LATER = "2026-01-20T09:00:00.000Z";
const brings = (member: string, ...sides: readonly Side[]): Given => ({
  type: "declareSide",
  actor: who(member),
  data: { member, sides },
});
const start = [launched(), ...group];
const said = ["ada", "ben", "eve"].map((member) => brings(member, "pwle"));
const passes = (...saying: readonly Given[]) => {
  const { run } = given(
    ...[...start, ...saying, wrote("group:1", 0), asked("group:1"), ...told(everybody)],
    ...everybody.map((member) => yes(member)),
  );
  const { events, state } = settle(run, LATER);
  return verdict(
    state.template,
    events.map((event) => ({ ...event, id: `e${event.version}` })),
  ).steps[0];
};

describe("rule 7: nobody else says who has lived experience", () => {
  test("a side is the person's own act: nobody says it for them", () => {
    const order = brings("ada", "pwle");
    for (const actor of [manager, who("ben"), who("cyd")])
      expect(given(...start).when({ ...order, actor }).code).toBe("not-yourself");
    expect(given(...start).when(order).types).toEqual(["sideDeclared"]);
  });

  test("a side does not change within a run, whatever membership they join under", () => {
    expect(given(...start, brings("ada", "pwle")).when(brings("ada", "staff")).code).toBe(
      "nothing-changed",
    );
    const left: Given = { type: "withdraw", actor: who("ada"), data: { member: "ada" } };
    expect(given(...start, left).when(joined("ada", "staff")).code).toBe("role-not-here");
  });

  test("whoever is both says both, and fills no place of those with lived experience", () => {
    const both = [brings("ada", "pwle", "staff"), brings("ben", "pwle", "leadership")];
    const { when } = given(...start, ...both, wrote("group:1", 0));
    expect(when(asked("group:1")).code).toBe("group-incomplete");
    const { run } = given(...start, ...both.slice(1), wrote("group:1", 0));
    expect(run.state.members["ben"]?.saidSides).toEqual(["pwle", "leadership"]);
  });

  test.each([
    ["a manager's word, where nobody said it themselves", [], "managers-word"],
    ["their own acts, where they did", said, "own-act"],
  ])("the verdict says how membership is known: %s", (_, saying, evidence) => {
    expect(passes(...saying)?.evidence).toBe(evidence);
  });

  test("a gate that needed a manager's word is at risk", () => {
    const codes = (step: ReturnType<typeof passes>) => step?.findings.map(({ code }) => code);
    expect(codes(passes())).toContain("side-asserted");
    expect(codes(passes(...said))).not.toContain("side-asserted");
  });
});

describe("rule 8: who asks does not decide", () => {
  test("a declaration is the person's own act: nobody makes it for them", () => {
    const declarations = [{ key: "interest", label: "I gain by it.", conflict: true as const }];
    const here = specify({ ...shapes("group"), declarations }).given(...start);
    const declares: Given = {
      type: "makeDeclaration",
      data: { member: "ada", declares: "interest", holds: true, by: "self" },
    };
    for (const actor of [manager, who("ben")])
      expect(here.when({ ...declares, actor }).code).toBe("not-yourself");
    expect(here.when({ ...declares, actor: who("ada") }).code).toBeNull();
    expect(here.when(joined("fay", "pwle", ["decision-maker"], ["interest"])).code).toBe(
      "not-yourself",
    );
  });

  test("who asks the others has no vote on it, whatever their side", () => {
    const asks: Given = { ...asked("group:1"), actor: who("eve") };
    const here = given(...start, wrote("group:1", 0), asks);
    expect(here.run.state.requests["r1"]?.asked).toEqual(["ada", "ben", "cyd", "dee"]);
    expect(here.when(yes("eve")).code).toBe("asker-cannot-answer");
  });

  test("who started the run has no vote, though they join its group", () => {
    const here = given(
      ...[...start, joined("manager", "staff"), wrote("group:1", 0), asked("group:1")],
    );
    expect(here.run.state.requests["r1"]?.asked).not.toContain("manager");
    expect(here.when({ ...yes("manager"), actor: manager }).code).not.toBeNull();
  });

  const by = (author: string, order: Given): Given => ({ ...order, actor: who(author) });
  test.each([
    ["wrote it", [by("cyd", wrote("group:1", 0)), asked("group:1")]],
    [
      "wrote an earlier version of it",
      [by("cyd", wrote("group:1", 0)), wrote("group:1", 1, "else"), asked("group:1", "r1", 2)],
    ],
    [
      "wrote one section of it",
      [
        wrote("group:1", 0),
        by("cyd", wrote("group:1", 1, "what", "else")),
        asked("group:1", "r1", 2),
      ],
    ],
  ])("who %s has no vote on it", (_, orders) => {
    const here = given(...start, ...orders);
    expect(here.run.state.requests["r1"]?.asked).not.toContain("cyd");
    expect(here.when(yes("cyd")).code).toBe("author-cannot-answer");
  });

  test("whoever writes in it while people are asked loses their vote, and their answer", () => {
    const order = by("cyd", wrote("group:1", 1, "else"));
    const here = given(...start, wrote("group:1", 0), asked("group:1"), yes("cyd"), order);
    expect(here.run.state.requests["r1"]?.asked).not.toContain("cyd");
    expect(here.run.state.requests["r1"]?.answers["cyd"]?.standing).toBe("lapsed");
  });
});
