import { describe, expect, it } from "vitest";
import { shapes } from "../../../test/specification/template.ts";
import { gateIn, formBlockOf } from "../../rules/blocks.ts";
import type { Circle, CircleSide, Field, Form, Gate, Template } from "../../template.ts";
import { gateFindings } from "./lint.ts";

/** Two with lived experience and two of staff stand; a panel of three decides. */
const circles: Template["circles"] = {
  group: { of: [line("pwle", { atLeast: 2 }), line("staff", { atLeast: 2 })] },
  three: { of: [line("pwle", { exactly: 2 }), line("staff", { exactly: 1 })] },
};
const template: Template = { ...shapes("panel", "group"), circles };

const [first] = shapes("panel").steps;
const part = { key: null, stretch: 1 };
const panel = first && gateIn(first, part);
const written = first && formBlockOf(first, part)?.form;
if (!panel || !written) throw new Error("the panel has a form and a gate");

const majority: Gate = { ...panel, circle: "three" };
const { tie: _, ...untied } = majority;
const consent: Gate = { ...untied, rule: "consent" };
const options = { section: "list", field: "posters" };
const preference: Gate = { ...consent, rule: "preference", options };

function line(side: CircleSide["side"], more: Partial<CircleSide>): CircleSide {
  return { side, ...more };
}

/** What is found in a gate, and where, as the linter says it to machines. */
const found = (
  gate: Gate,
  changes: Partial<Template> = {},
  form: Form | undefined = written,
): readonly string[] =>
  gateFindings({ ...template, ...changes }, form, gate, ["at"]).map(
    ({ code, path }) => `${code} ${path.join(".")}`,
  );
const withCircle = (...of: Circle["of"]) => ({ circles: { ...circles, three: { of } } });

const asks = (kind: Field["kind"]): Form => ({
  sections: [
    { key: "list", title: "", fields: [{ key: "posters", label: "", kind, required: true }] },
  ],
});
const without = (gate: Gate): readonly string[] =>
  gateFindings(template, undefined, gate, ["at"]).map(({ code }) => code);

describe("a gate without fault", () => {
  it.each<readonly [string, Gate, Form]>([
    ["of a majority of an odd panel, with a tie rule or none", majority, written],
    ["of an odd panel without a tie rule", untied, written],
    ["of consent", consent, written],
    ["of preference, over what was listed", preference, asks("options")],
    ["of preference, over what was chosen", preference, asks("choices")],
  ])("%s", (_, gate, form) => {
    expect(found(gate, {}, form)).toEqual([]);
  });
});

describe("whom it asks", () => {
  it("are circles of the template", () => {
    expect(found({ ...consent, circle: "none", standing: "no-group" })).toEqual([
      "unknown-circle at.circle",
      "unknown-circle at.standing",
    ]);
  });

  it("are no partners", () => {
    const asked = withCircle(line("pwle", { atLeast: 1 }), line("partner", {}));
    expect(found(consent, asked)).toEqual(["gate-asks-partner at.circle"]);
  });

  it.each<readonly [string, readonly string[], CircleSide]>([
    ["at least one", [], line("pwle", { atLeast: 1 })],
    ["exactly one", [], line("pwle", { exactly: 1 })],
    ["no number of", ["gate-without-lived-experience at.circle"], line("pwle", {})],
    ["none", ["gate-without-lived-experience at.circle"], line("staff", { atLeast: 1 })],
  ])("are %s with lived experience: %j", (_, codes, one) => {
    expect(found(consent, withCircle(one, line("staff", {})))).toEqual(codes);
  });

  it("are no more of a side than are sure to be there, over all its lines", () => {
    const pwle = line("pwle", { atLeast: 1 });
    expect(found(consent, withCircle(pwle, pwle))).toEqual([]);
    expect(found(consent, withCircle(pwle, pwle, pwle))).toEqual(["gate-too-few-people at.circle"]);
  });

  it("may be any number where no gate says which group stands", () => {
    const { steps } = shapes("panel");
    const many = withCircle(line("pwle", { exactly: 9 }));
    expect(found(consent, { ...many, steps })).toEqual([]);
  });
});

describe("a majority", () => {
  it.each<readonly [string, readonly CircleSide[], readonly string[]]>([
    ["of three", [line("pwle", { exactly: 2 }), line("staff", { exactly: 1 })], []],
    [
      "of four",
      [line("pwle", { exactly: 2 }), line("staff", { exactly: 2 })],
      ["gate-without-tie-rule at.tie"],
    ],
    [
      "of one and whoever else",
      [line("pwle", { exactly: 1 }), line("staff", { atLeast: 1 })],
      ["gate-without-tie-rule at.tie"],
    ],
  ])("%s can end in a tie, or cannot", (_, of, codes) => {
    expect(found(untied, withCircle(...of))).toEqual(codes);
  });

  const tied = (more: object, gate = majority): readonly string[] =>
    found(gate, {
      parameters: template.parameters.map((each) =>
        each.key === "tie" ? { ...each, ...more } : each,
      ),
    });

  it("names a tie rule that the adopter chooses from those that there are", () => {
    expect(found({ ...majority, tie: "none" })).toEqual(["unknown-parameter at.tie"]);
    expect(found({ ...majority, tie: "count" })).toEqual([
      "parameter-of-other-kind at.tie",
      "tie-rule-default at.tie",
    ]);
    expect(tied({ default: "refuse" })).toEqual(["tie-rule-default at.tie"]);
    expect(tied({ options: [{ value: "coin", label: "Toss a coin" }] })).toEqual([
      "tie-rule-unknown at.tie",
    ]);
    expect(tied({ options: undefined })).toEqual([]);
  });

  it("alone has one", () => {
    expect(found({ ...consent, tie: "tie" })).toEqual(["gate-tie-without-majority at.tie"]);
  });
});

describe("a preference", () => {
  it("ranks what a question of its form lists, and no other gate does", () => {
    expect(found({ ...consent, rule: "preference" })).toEqual(["gate-options at.options"]);
    expect(found({ ...consent, options }, {}, asks("options"))).toEqual([
      "gate-options at.options",
    ]);
    expect(found(preference)).toEqual(["unknown-question at.options"]);
    expect(found(preference, {}, asks("long-text"))).toEqual(["question-of-other-kind at.options"]);
  });
});

it("a gate without a form before it has nothing to sign off", () => {
  expect(without(consent)).toEqual(["gate-without-form"]);
  expect(without(preference)).toEqual(["gate-without-form"]);
});

it.each<readonly [Gate["notice"], boolean]>([
  [{ workingDays: 1 }, true],
  [{ workingDays: 2 }, false],
  [{ days: 5 }, true],
  [{ days: 6 }, false],
  [{ months: 0 }, true],
  [{ months: 1 }, false],
  [{ seconds: 9_999_999 }, true],
])("a notice of %j is too short: %s", (notice, isShort) => {
  expect(found({ ...consent, notice })).toEqual(isShort ? ["gate-short-notice at.notice"] : []);
});
