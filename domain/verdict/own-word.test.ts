import { describe, expect, test } from "vitest";
import type { Template } from "../template.ts";
import { verdict, type TrailEvent } from "../verdict.ts";
import { give, type Run } from "../../test/specification/run.ts";
import {
  asked,
  AT,
  bearOut,
  codes,
  judge,
  launched,
  manager,
  must,
  person,
  sealed,
  settle,
  template,
  throughStep,
  trailOf,
  written,
  yes,
} from "../../test/specification/verdict.ts";

const need: Run = must(launched(), {
  type: "stateAccessNeed",
  data: { id: "need", member: "sam", what: sealed },
});
const meet = (run: Run, by = manager): Run =>
  must(run, { type: "meetAccessNeed", data: { member: "sam", need: "need", how: null } }, by);
const gate = (run: Run): string | undefined => run.state.parts["plan:1"]?.gate;

const withChanges = settle(
  yes(
    must(
      asked(written(launched())),
      {
        type: "signOff",
        data: {
          ...{ part: "plan:1", request: "ask-plan:1", version: 1, digest: "plan:1", member: "ada" },
          ...{ answer: "yes-with-changes", comment: sealed, contribution: "change" },
        },
      },
      person("ada"),
    ),
    "ben",
  ),
);
const replied = (outcome: "done" | "partly" | "not-done"): Run =>
  must(
    must(withChanges, {
      type: "changeRoles",
      data: { member: "sam", roles: ["coordinator"] },
    }),
    { type: "answerContribution", data: { contribution: "change", outcome, reply: sealed } },
    person("sam"),
  );

describe("rule 4: a yes with changes is a yes to the changes", () => {
  test("what was done counts, unless its giver says that it was not as they asked", () => {
    expect(codes(replied("done"))).not.toContain("changes-not-made");
    expect(codes(bearOut(replied("done"), "ada", false))).toContain("changes-not-made");
  });

  test("what was not done, or in part, counts once its giver says that it is well", () => {
    for (const outcome of ["partly", "not-done"] as const) {
      expect(codes(replied(outcome))).toContain("changes-not-made");
      expect(codes(bearOut(replied(outcome), "ada"))).not.toContain("changes-not-made");
    }
    expect(codes(withChanges)).toContain("changes-not-made");
  });
});

describe("rule 7: nobody else says who has lived experience", () => {
  test("a gate that rests on a manager's word is at risk, until they say so themselves", () => {
    const run = throughStep(launched({ says: false }));
    expect(codes(run)).toContain("side-asserted");
    expect(judge(run).steps[0]?.standing).toBe("at-risk");
    const said = ["ada", "ben"].reduce(
      (at, member) =>
        must(at, { type: "declareSide", data: { member, sides: ["pwle"] } }, person(member)),
      run,
    );
    expect(codes(said)).not.toContain("side-asserted");
  });

  test("whoever also works for the organisation, or says that they have none, fills no place", () => {
    for (const sides of [["pwle", "staff"], ["staff"]] as const) {
      const run = must(
        launched({ says: false }),
        { type: "declareSide", data: { member: "ada", sides } },
        person("ada"),
      );
      const next = give(written(run), {
        type: "requestSignOff",
        actor: manager,
        at: AT,
        data: { id: "r", part: "plan:1", version: 1, sections: [] },
      });
      expect(next.refusal?.code).toBe("group-incomplete");
    }
  });
});

test("rule 10: capacity that somebody else wrote down counts once the person says so", () => {
  const run = throughStep(throughStep(launched({ capacity: "claimed" })));
  expect(codes(run)).toContain("N3-one-off");
  expect(codes(bearOut(run, "ada"))).not.toContain("N3-one-off");
});

test("rule 16: a story written down for somebody is a claim until they confirm it", () => {
  const told = must(launched(), {
    type: "contribute",
    data: { id: "story", member: "ada", part: "plan:1", kind: "story", text: sealed },
  });
  const kinds = (run: Run) => judge(run).claims.map(({ kind, evidence }) => [kind, evidence]);
  expect(kinds(told)).toContainEqual(["contributed", "asserted"]);
  expect(kinds(bearOut(told, "ada"))).toContainEqual(["contributed", "corroborated"]);
});

describe("rule 19: only the person says that their need is met", () => {
  const both = (run: Run): Run => settle(yes(yes(asked(written(run)), "ada"), "ben"));

  test("the gate waits, though they do not decide, and though a manager says that it is met", () => {
    expect(gate(both(need))).toBe("open");
    expect(gate(both(meet(need)))).toBe("open");
    expect(gate(both(bearOut(meet(need), "sam", false)))).toBe("open");
  });

  test("their own word lets it pass, whichever way they give it", () => {
    expect(gate(both(meet(need, person("sam"))))).toBe("passed");
    expect(gate(both(bearOut(meet(need), "sam")))).toBe("passed");
    expect(gate(both(meet(meet(need), person("sam"))))).toBe("passed");
  });

  test("a gate that was overruled meanwhile is found, and what came later does not mend it", () => {
    const over = must(written(need), {
      type: "overrideGate",
      data: { part: "plan:1", reason: sealed },
    });
    expect(codes(meet(over, person("sam")))).toContain("access-need-unmet");
  });
});

test("rule 18: what was written and closed before anybody finished it is found", () => {
  const [first] = template.steps;
  if (first === undefined) throw new Error("The template has no step.");
  const blocks = first.parts.blocks.filter(({ block }) => block === "form");
  const open: Template = { ...template, steps: [{ ...first, parts: { kind: "one", blocks } }] };
  const before = trailOf(written(launched()));
  const last = before.at(-1);
  if (last === undefined) throw new Error("Nothing is on record.");
  const next = last.version + 1;
  const of = (events: readonly TrailEvent[]) =>
    verdict(open, events).findings.map(({ code }) => code);
  const close: TrailEvent = {
    ...{ version: next, id: "closed", at: last.at, actor: last.actor },
    ...{ type: "partClosed", data: { part: "plan:1", outcome: "not-needed" } },
  };
  const said: TrailEvent = {
    ...{ version: next, id: "said", at: last.at, actor: last.actor },
    ...{ type: "partSubmitted", data: { part: "plan:1", version: 1 } },
  };
  expect(of([...before, close])).toContain("closed-unfinished");
  expect(of([...before, said, { ...close, version: next + 1 }])).not.toContain("closed-unfinished");
});
