import { describe, expect, test } from "vitest";
import type { Given } from "../../test/specification/run.ts";
import {
  asked,
  joined,
  launched,
  specify,
  told,
  waits,
  who,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Template } from "../template.ts";

const CONSENT = "take-part";

const template: Template = {
  ...shapes("group", "learn"),
  declarations: [
    { key: CONSENT, label: "I may take part.", guardian: true },
    { key: "no-funding", label: "I ask for no money." },
  ],
  circles: {
    group: { of: [] },
    agree: { of: [{ side: "pwle", declares: [CONSENT], atLeast: 2 }] },
  },
};

const young = ["yas", "zed", "abe"];
const scene: readonly Given[] = [
  launched(),
  ...young.map((id) => joined(id, "pwle", ["decision-maker"], [])),
  joined("pat", "stakeholder", ["guardian"], []),
  joined("cyd", "staff", ["coordinator"], []),
];

const names = (guardian: string, of: string, actor = who("cyd")): Given => ({
  type: "nameGuardian",
  actor,
  data: { guardian, of },
});
const consents = (of: string, holds = true, declares = CONSENT): Given => ({
  type: "makeDeclaration",
  actor: who("pat"),
  data: { member: of, declares, holds, by: "guardian", guardian: "pat" },
});
const says = (member: string, holds: boolean, declares = CONSENT): Given => ({
  type: "makeDeclaration",
  actor: who(member),
  data: { member, declares, holds, by: "self" },
});

describe("a guardian", () => {
  const { when } = specify(template).given(...scene);

  test("is named by whoever looks after the run, who never names themselves", () => {
    expect(when(names("pat", "yas")).types).toEqual(["guardianNamed"]);
    expect(when(names("pat", "yas", who("pat"))).code).toBe("not-allowed");
    expect(when(names("cyd", "yas")).code).toBe("not-a-guardian");
    expect(when(names("yas", "yas")).code).toBe("not-a-guardian");
    expect(when(names("zed", "yas")).code).toBe("not-a-guardian");
    expect(when(names("nobody", "yas")).code).toBe("unknown-member");
    expect(
      specify(template)
        .given(...scene, names("pat", "yas"))
        .when(names("pat", "yas")).code,
    ).toBe("nothing-changed");
  });

  test("is named by somebody else, for somebody else", () => {
    const both = joined("gil", "staff", ["guardian", "coordinator"], []);
    const { when: among } = specify(template).given(...scene, both);
    expect(among(names("gil", "yas", who("gil"))).code).toBe("not-a-guardian");
    expect(among(names("gil", "gil")).code).toBe("not-a-guardian");
    expect(among(names("gil", "yas")).types).toEqual(["guardianNamed"]);
  });

  test("says nothing that is on record already, and neither does whom they are named for", () => {
    const said = specify(template).given(...scene, names("pat", "yas"), consents("yas"));
    expect(said.when(consents("yas")).code).toBe("nothing-changed");
    expect(said.when(consents("yas", false)).types).toContain("declarationMade");
    const own = specify(template).given(...scene, says("yas", true));
    expect(own.when(says("yas", true)).code).toBe("nothing-changed");
    expect(own.when(says("yas", false)).types).toContain("declarationMade");
  });

  test("consents only for those they are named for, and only to what a guardian may", () => {
    const named = specify(template).given(...scene, names("pat", "yas"));
    expect(named.when(consents("yas")).types).toEqual(["declarationMade"]);
    expect(named.when(consents("zed")).code).toBe("not-a-guardian");
    expect(named.when(consents("yas", true, "no-funding")).code).toBe("not-a-guardian");
    expect(named.when({ ...consents("yas"), actor: who("cyd") }).code).toBe("not-yourself");
  });

  test("who has left consents to nothing", () => {
    const left = specify(template).given(...scene, names("pat", "yas"), {
      type: "withdraw",
      actor: who("pat"),
      data: { member: "pat" },
    });
    expect(left.when(consents("yas")).code).toBe("member-withdrew");
  });

  test("is a claim about both, who can say that it is not so", () => {
    const { run } = specify(template).given(...scene, names("pat", "yas"));
    expect(Object.values(run.state.claims).map(({ members }) => members)).toEqual([["pat", "yas"]]);
  });
});

test("only members declare something, and only what the template asks for", () => {
  const { when } = specify(template).given(...scene);
  expect(when(says("nobody", true)).code).toBe("unknown-member");
  expect(when({ ...says("yas", true), actor: who("zed") }).code).toBe("not-yourself");
  expect(when(says("yas", true, "unasked")).code).toBe("parameter-invalid");
});

describe("a young person's own word", () => {
  const named = [...scene, names("pat", "yas")] as const;
  const declares = (...more: readonly Given[]) =>
    specify(template).given(...named, ...more).run.state.members["yas"]?.declares;

  test("stands above the guardian's, whichever came last", () => {
    expect(declares(consents("yas"))).toEqual([CONSENT]);
    expect(declares(consents("yas"), says("yas", false))).toEqual([]);
    expect(declares(says("yas", false), consents("yas"))).toEqual([]);
    expect(declares(consents("yas", false), says("yas", true))).toEqual([CONSENT]);
  });

  test("still stands when they leave and come back", () => {
    const leave: Given = { type: "withdraw", actor: who("yas"), data: { member: "yas" } };
    const again = joined("yas", "pwle", ["decision-maker"], []);
    expect(declares(says("yas", false), leave, again, consents("yas"))).toEqual([]);
  });
});

test("a consent is never given by whoever adds the person", () => {
  const add = joined("kim", "pwle", ["decision-maker"], [CONSENT]);
  expect(
    specify(template)
      .given(...scene)
      .when(add).code,
  ).toBe("not-yourself");
});

test("who has no consent is not asked, and who takes it back is asked no more", () => {
  const all = young.flatMap((id) => [names("pat", id), consents(id)]);
  const two = specify(template).given(...scene, ...all.slice(0, 4), wrote("group:1", 0));
  const open = two.when(asked("group:1")).run;
  expect(open.state.requests["r1"]?.asked).toEqual(["yas", "zed"]);
  const given = specify(template).given(
    ...scene,
    ...all.slice(0, 4),
    wrote("group:1", 0),
    asked("group:1"),
    ...told(["yas", "zed"]),
  );
  expect(given.when(yes("abe")).code).toBe("not-eligible");
  const refused = given.when(says("zed", false));
  expect(refused.events).toMatchObject([
    { type: "declarationMade" },
    { type: "quorumRecomputed", data: { because: "declared", eligible: 1 } },
  ]);
  expect(waits(refused.run, "2026-01-05T09:00:00.000Z")).toContain("quorum-out-of-reach");
});

test("only the person says whether they may be contacted again, also when the run is over", () => {
  const allow = (actor: string): Given => ({
    type: "allowContact",
    actor: who(actor),
    data: { member: "yas", holds: true },
  });
  const { given } = specify(template);
  const { when } = given(...scene);
  expect(given(...scene, allow("yas")).when(allow("yas")).code).toBe("nothing-changed");
  expect(when(allow("yas")).run.state.members["yas"]?.contactAllowed).toBe(true);
  expect(when(allow("cyd")).code).toBe("not-yourself");
});
