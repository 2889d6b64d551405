import { describe, expect, test } from "vitest";
import {
  asks,
  disputes,
  goesOn,
  helped,
  MAJORITY,
  no,
  passed,
  sent,
  six,
  staff,
  toldBy,
  trailWith,
  UNGATED,
  withGate,
  yes,
  type Further,
} from "../../test/specification/gate-trail.ts";
import { sealed, template } from "../../test/specification/verdict.ts";
import type { DomainEvent } from "../event.ts";
import type { Role, Template } from "../template.ts";
import * as gates from "./gates.ts";

const codesOf = (further: Further[], judged?: Template): readonly string[] =>
  gates.passes(trailWith(further, judged)).map(({ code }) => code);

describe("fewer than half of those with lived experience who were first asked agreed", () => {
  const two = [yes("ada"), yes("ben"), passed];
  test.each([
    ["six in one list", [asks(six)], true],
    ["six, in a list that goes on", [asks(six.slice(0, 2)), goesOn(six.slice(2))], true],
    ["four", [asks(six.slice(0, 4))], false],
    [
      "three, and others are asked something else",
      [asks(six.slice(0, 3)), goesOn(six, "s")],
      false,
    ],
    [
      "three, and another list goes on",
      [asks(six.slice(0, 3)), goesOn(six, "r", "answersLapsed")],
      false,
    ],
    [
      "three, after six were asked something else",
      [asks(six, "s", [], "pilot:1"), asks(six.slice(0, 3))],
      false,
    ],
    [
      "three, and more who were asked later",
      [asks(six.slice(0, 3)), no("cal"), goesOn(six.slice(3))],
      false,
    ],
    ["three, and staff", [asks([...six.slice(0, 3), ...staff, "manager"])], false],
    ["three, and some who are in no group", [asks([...six.slice(0, 3), "x", "y", "z"])], false],
  ] as const)("of %s", (_, asking, isFound) => {
    expect(codesOf([...asking, ...two]).includes("passed-by-few")).toBe(isFound);
  });
});

describe("somebody's say was taken away", () => {
  const roles = (...now: readonly Role[]): DomainEvent => ({
    type: "rolesChanged",
    data: { member: "cal", roles: now },
  });
  const without: DomainEvent = {
    type: "quorumRecomputed",
    data: {
      ...{ part: "plan:1", request: "r", because: "asked-again" },
      ...{ eligible: 3, added: [], removed: ["cal"], needed: 2, reachable: true },
    },
  };
  const out: DomainEvent = {
    type: "recused",
    data: { part: "plan:1", member: "cal", reason: null },
  };
  const asking = [asks(six.slice(0, 4)), yes("ada"), yes("ben"), yes("dot")];

  test.each([
    ["by another role, once people were asked again", [roles("contributor"), without], true],
    ["by the part of a supporter", [roles("decision-maker", "supporter"), without], true],
    [
      "by another role, while the list of those who are asked stands",
      [roles("contributor")],
      false,
    ],
    ["and given back", [roles("contributor"), without, roles("decision-maker")], false],
    ["after they stepped out themselves", [out, roles("contributor"), without], false],
    ["of nobody: who is left out has the role still", [without], false],
  ] as const)("%s", (_, between, isFound) => {
    const found = codesOf([...asking, ...between, passed]);
    expect(found.includes("say-taken-away")).toBe(isFound);
  });

  test("of staff is no finding", () => {
    const taken: DomainEvent = {
      type: "rolesChanged",
      data: { member: "sue", roles: ["contributor"] },
    };
    const left = { ...without, data: { ...without.data, removed: ["sue"] } };
    const found = codesOf(
      [asks([...six.slice(0, 3), ...staff]), yes("ada"), yes("ben"), taken, left, passed],
      withGate({}, true),
    );
    expect(found).not.toContain("say-taken-away");
  });
});

describe("one person gave most of the answers of people with lived experience", () => {
  const STAFFED = withGate({}, true);
  test.each([
    ["two by one hand, of three", [yes("ada"), yes("ben", "ada"), yes("cal")], template, true],
    [
      "two by one hand, of four",
      [yes("ada"), yes("ben", "ada"), yes("cal"), yes("dot")],
      template,
      false,
    ],
    ["three by themselves", [yes("ada"), yes("ben"), yes("cal")], template, false],
    [
      "two by one hand, of three, and staff by themselves",
      [yes("ada"), yes("ben", "ada"), yes("cal"), yes("sam"), yes("sue")],
      STAFFED,
      true,
    ],
    ["one who is alone", [yes("ada")], template, true],
    ["one yes and one no, by a majority", [yes("ada"), no("ben")], MAJORITY, false],
    ["two who said no, by a majority", [no("ada"), no("ben")], MAJORITY, false],
  ] as const)("%s", (_, answers, judged, isFound) => {
    const found = codesOf([asks([...six, ...staff]), ...answers, passed], judged);
    expect(found.includes("one-person-for-all")).toBe(isFound);
  });
});

describe("a gate that passed without the answers that it needed", () => {
  const three = six.slice(0, 3).map((member) => yes(member));
  const cited = ["signedOff ada", "signedOff ben", "signedOff cal"];
  test.each([
    ["none, when enough agreed", [...three, passed], template, []],
    [
      "too few, who are cited",
      [...three.slice(1), passed],
      template,
      [
        ["gate-without-assent", "breaks", "gatePassed", ...cited.slice(1)],
        ["passed-by-few", "weakens", "gatePassed", ...cited.slice(1)],
        ["fewer-people-than-needed", "weakens", "gatePassed", ...cited.slice(1)],
      ],
    ],
    [
      "to another version",
      [...three, { ...passed, data: { ...passed.data, digest: "another" } }],
      template,
      [["gate-without-assent", "breaks", "gatePassed", ...cited]],
    ],
    [
      "while more said no, by a majority",
      [...three.slice(1), ...["dot", "eli", "fay", "ada"].map(no), passed],
      MAJORITY,
      [["gate-without-assent", "breaks", "gatePassed", ...cited.slice(1)]],
    ],
    [
      "where nothing is decided",
      [...three, passed],
      UNGATED,
      [["gate-without-assent", "breaks", "gatePassed"]],
    ],
  ] as const)("%s", (_, further, judged, found) => {
    expect(toldBy(gates.passes, [asks(six), ...sent, ...further], judged)).toEqual(found);
  });
});

test.each([
  ["a note, beside as many others as it takes", ["ada", "ben", "cal"], ["dot"], "note"],
  ["more, where it takes them", ["ada", "ben"], ["dot"], "weakens"],
  ["more, where it takes two of them", ["ada"], ["dot", "eli"], "weakens"],
  ["a note, of several", ["ada", "ben", "cal"], ["dot", "eli"], "note"],
] as const)("what a helper wrote down is %s", (_, own, others, weight) => {
  const further = [...own.map((one) => yes(one)), ...others.map((one) => helped(one)), passed];
  const found = toldBy(gates.passes, [asks(six), ...further]);
  expect(found.filter(([code]) => code === "assisted-unconfirmed")).toEqual([
    ["assisted-unconfirmed", weight, "gatePassed", ...others.map((one) => `signedOff ${one}`)],
  ]);
});

describe("what counted at a gate", () => {
  const atEnd = (further: Further[], judged = template) => {
    const trail = trailWith([asks([...six, ...staff]), ...further, passed], judged);
    const [ending] = trail.endings;
    const part = ending?.before.parts["plan:1"];
    if (ending === undefined || part === undefined) throw new Error("No gate ended.");
    const names = (answers: readonly { readonly member: string }[]) =>
      answers.map(({ member }) => member);
    return {
      agreed: names(gates.pwleAnswers(ending.before, part)),
      standing: names(gates.standingAnswers(trail, ending.before, part)),
      counted: gates
        .standingCounted(trail, ending.before, part)
        .map(({ needed, answers }) => [needed, ...names(answers)]),
    };
  };

  test("is a yes; by a majority a no as well, which agrees to nothing", () => {
    const both = [yes("ada"), no("ben"), yes("cal")];
    expect(atEnd(both)).toEqual({
      ...{ agreed: ["ada", "cal"], standing: ["ada", "cal"], counted: [[3, "ada", "cal"]] },
    });
    expect(atEnd(both, MAJORITY)).toEqual({
      agreed: ["ada", "cal"],
      standing: ["ada", "cal"],
      counted: [[3, "ada", "cal", "ben"]],
    });
  });

  test("is of people with lived experience alone, at a gate that is there", () => {
    const mixed = [yes("ada"), yes("sam")];
    expect(atEnd(mixed, withGate({}, true)).agreed).toEqual(["ada"]);
    expect(atEnd(mixed, UNGATED)).toEqual({ agreed: [], standing: [], counted: [] });
  });
});

describe("the parts in which people with lived experience agreed", () => {
  const dropped: DomainEvent = { type: "partDropped", data: { part: "plan:1", reason: sealed } };
  const over: DomainEvent = {
    type: "gateOverridden",
    data: { part: "plan:1", version: 1, digest: "plan:1", by: "manager", reason: sealed },
  };
  test.each([
    ["one that was passed", [yes("ada"), passed], ["plan:1"]],
    ["one that is open", [yes("ada")], ["plan:1"]],
    ["none that passed without them", [passed], []],
    ["none that is open and has no answer", [], []],
    ["none to which they said no", [no("ada")], []],
    ["none that was given up", [yes("ada"), dropped], []],
    ["one that was overruled after they agreed", [yes("ada"), over], ["plan:1"]],
    ["none that was overruled before", [over], []],
  ] as const)("are %s", (_, further, parts) => {
    expect([...gates.agreedIn(trailWith([asks(six), ...further]))]).toEqual(parts);
  });
});

describe("a decision of which somebody says that their yes was not theirs", () => {
  const four = six.slice(0, 4).map((member) => yes(member));
  test.each([
    ["is found with their answer", ["cal"], "weakens"],
    ["has no assent without enough others", ["ben", "cal"], "breaks"],
  ] as const)("%s", (_, who, weight) => {
    const further = [asks(six), ...four, passed, ...who.map((member) => disputes(member))];
    expect(toldBy(gates.disowned, further)).toEqual([
      ["decision-disputed", weight, "gatePassed", ...who.map((member) => `signedOff ${member}`)],
    ]);
    expect(toldBy(gates.disputed, further)).toEqual(
      who.map((member) => ["answer-disputed", "weakens", `answerDisputed ${member}`]),
    );
  });

  test("has no assent where one of two questions has too few", () => {
    const asked = [asks(six, "r", ["all"]), asks(six, "s", ["all"])];
    const both = four.flatMap(({ data: { member } }) => [yes(member), yes(member, member, "s")]);
    const [[, weight] = []] = toldBy(gates.disowned, [
      ...[...asked, ...both, passed],
      ...[disputes("ada", "s"), disputes("ben", "s")],
    ]);
    expect(weight).toBe("breaks");
  });

  test("is not found where nobody says so", () => {
    expect(toldBy(gates.disowned, [asks(six), ...four, passed])).toEqual([]);
  });
});
