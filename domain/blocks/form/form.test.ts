import { describe, expect, it } from "vitest";
import { checkForm, isSealedKind, LIMITS, materialChanges } from "./form.ts";
import type { Field, Form } from "../../template.ts";

const outcomes: Field = {
  key: "outcomes",
  label: "What will change",
  kind: "list",
  required: true,
  of: [
    { key: "what", label: "What", kind: "text" },
    { key: "by", label: "By when", kind: "date" },
    { key: "note", label: "Note", kind: "text", required: false },
  ],
};

const form: Form = {
  sections: [
    {
      key: "goal",
      title: "Our goal",
      fields: [
        { key: "goal", label: "The goal", kind: "long-text", required: true },
        {
          key: "kind",
          label: "The kind of goal",
          kind: "choice",
          options: [
            { value: "access", label: "More people can get help" },
            { value: "power", label: "People have more say" },
          ],
        },
        { key: "cost", label: "The cost", kind: "number", unit: "pence", min: 0, max: 500_000 },
        { key: "many", label: "How many", kind: "number" },
        { key: "mark", label: "The mark", kind: "number", decimals: 1 },
        { key: "lead", label: "Who leads", kind: "members" },
        { key: "shared", label: "Is it shared?", kind: "yes-no" },
        { key: "names", label: "Names to rank", kind: "options" },
      ],
    },
    { key: "change", title: "What changes", fields: [outcomes] },
  ],
};

const good = {
  goal: {
    goal: "Fewer people feel judged at the desk.",
    kind: "access",
    cost: 25_000,
    many: 3,
    mark: 3.7,
    lead: ["m1"],
    shared: true,
    names: ["One of us", "Ask me"],
  },
  change: { outcomes: [{ what: "Kind words", by: "2027-03-31" }] },
};

const codes = (values: Parameters<typeof checkForm>[1], options = {}): readonly string[] =>
  checkForm(form, values, options).map(({ code }) => code);

const withGoal = (field: string, value: unknown) => ({
  ...good,
  goal: { ...good.goal, [field]: value },
});
const withRows = (rows: unknown) => ({ ...good, change: { outcomes: rows } });

describe("checking the answers to a form", () => {
  it("finds nothing wrong with good answers", () => {
    expect(checkForm(form, good)).toEqual([]);
  });

  it("asks for what is missing once the form should be complete, and not in a draft", () => {
    expect(codes({})).toEqual(["missing", "missing"]);
    expect(codes({}, { complete: false })).toEqual([]);
    expect(codes(withGoal("goal", "   "))).toEqual(["missing"]);
    expect(codes(withRows([]))).toEqual(["missing"]);
  });

  it("still refuses a wrong answer in a draft", () => {
    expect(codes({ goal: { cost: "a lot" } }, { complete: false })).toEqual(["wrong-kind"]);
  });

  it.each([
    ["goal", 7, "wrong-kind"],
    ["goal", "\uD800", "wrong-kind"],
    ["goal", "a\0b", "wrong-kind"],
    ["goal", "x".repeat(LIMITS.longText + 1), "too-long"],
    ["kind", "money", "not-an-option"],
    ["kind", ["access"], "not-an-option"],
    ["cost", Number.NaN, "wrong-kind"],
    ["cost", 250.5, "wrong-kind"],
    ["many", 3.7, "wrong-kind"],
    ["many", 2 ** 53, "wrong-kind"],
    ["mark", 3.75, "wrong-kind"],
    ["cost", -1, "too-small"],
    ["cost", 500_001, "too-large"],
    ["lead", "m1", "wrong-kind"],
    ["lead", ["m1", "m1"], "repeated"],
    ["shared", "yes", "wrong-kind"],
    ["names", ["Ask me", " Ask  me "], "repeated"],
    ["names", ["Ask me", ""], "missing"],
    ["names", Array.from({ length: LIMITS.many + 1 }, (_, n) => `name ${n}`), "too-many"],
  ])("refuses %s = %j as %s", (field, value, code) => {
    expect(codes(withGoal(field, value))).toEqual([code]);
  });

  it("knows the days that the calendar has", () => {
    const dated = (by: unknown) => withRows([{ what: "Kind words", by }]);
    expect(codes(dated("2028-02-29"))).toEqual([]);
    expect(codes(dated("2027-02-29"))).toEqual(["not-a-date"]);
    expect(codes(dated("31/03/2027"))).toEqual(["not-a-date"]);
  });

  it("questions a day that can't be meant, unless it stands there already", () => {
    const dated = (by: unknown) => withRows([{ what: "Kind words", by }]);
    const today = "2026-11-26";
    expect(codes(dated("1926-12-04"), { today })).toEqual(["unlikely-date"]);
    expect(codes(dated("1926-12-04"), { today, before: dated("1926-12-04") })).toEqual([]);
    expect(codes(dated("1926-12-04"), { today, before: dated("2026-12-04") })).toEqual([
      "unlikely-date",
    ]);
  });

  it("says which line and column of a list to mend", () => {
    const rows = [{ what: "Kind words", by: "2027-03-31", note: "by all" }, { what: "More time" }];
    expect(checkForm(form, withRows(rows))).toEqual([
      {
        section: "change",
        field: "outcomes",
        row: 1,
        column: "by",
        code: "missing",
        message: 'Line 2: "By when" needs an answer.',
      },
    ]);
    expect(codes(withRows([{ what: "a", by: "2027-03-31", who: "b" }]))).toEqual(["unknown-field"]);
    expect(codes(withRows(["Kind words"]))).toEqual(["wrong-kind"]);
  });

  it("refuses sections and questions that the form does not have", () => {
    expect(codes({ ...good, extra: {} })).toEqual(["unknown-section"]);
    expect(codes(withGoal("secret", "x"))).toEqual(["unknown-field"]);
  });

  it("refuses a name that is not in the group, when the group is known", () => {
    expect(codes(good, { members: ["m1", "m2"] })).toEqual([]);
    expect(codes(good, { members: ["m2"] })).toEqual(["not-a-member"]);
  });
});

describe("what changed between two versions", () => {
  it("names each question that is answered differently", () => {
    const after = { ...withGoal("cost", 30_000), change: { outcomes: [] } };
    expect(materialChanges(form, good, after)).toEqual([
      { section: "goal", field: "cost", label: "The cost" },
      { section: "change", field: "outcomes", label: "What will change" },
    ]);
  });

  it("does not count spaces, the order of columns, or an empty answer for none", () => {
    const after = {
      goal: { ...good.goal, goal: " Fewer people  feel judged at the desk.\n" },
      change: { outcomes: [{ by: "2027-03-31", what: "Kind words", note: "" }] },
    };
    expect(materialChanges(form, good, after)).toEqual([]);
  });

  it("counts the order of lines", () => {
    const rows = [
      { what: "a", by: "2027-01-01" },
      { what: "b", by: "2027-01-01" },
    ];
    expect(materialChanges(form, withRows(rows), withRows(rows.toReversed()))).toHaveLength(1);
  });
});

it("keeps words and files as commitments, and everything that is counted as public", () => {
  const words: readonly Field["kind"][] = ["text", "long-text", "list", "file"];
  const counted: readonly Field["kind"][] = [
    "choice",
    "choices",
    "number",
    "date",
    "yes-no",
    "members",
    "options",
  ];
  expect(words.map(isSealedKind)).toEqual([true, true, true, true]);
  expect(counted.some(isSealedKind)).toBe(false);
});
