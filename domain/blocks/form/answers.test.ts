import { describe, expect, it } from "vitest";
import type { Field } from "../../template.ts";
import { checkForm, LIMITS, normalAnswer } from "./form.ts";
import { formFindings } from "./lint.ts";

type Answered = Omit<Field, "key" | "label">;

const question = (field: Answered): Field => ({ key: "q", label: "Q", ...field });
const options = ["a", "b"].map((value) => ({ value, label: value.toUpperCase() }));
const pence = { kind: "number", unit: "pence" } as const;
const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `name ${at}`);
const list: Answered = {
  kind: "list",
  of: [
    { key: "what", label: "What", kind: "text" },
    { key: "on", label: "On", kind: "date", required: false },
  ],
};
const rows = (count: number) => names(count).map((what) => ({ what }));

/** What is wrong with one answer, code by code, with what is said of the first. */
const wrong = (field: Answered, value: unknown, more: Parameters<typeof checkForm>[2] = {}) =>
  checkForm(
    { sections: [{ key: "s", title: "S", fields: [question(field)] }] },
    { s: { q: value } },
    more,
  );

describe("an answer to a question", () => {
  it.each<readonly [Answered, unknown, string | null]>([
    [{ kind: "text" }, "x".repeat(LIMITS.text), null],
    [{ kind: "text" }, "x".repeat(LIMITS.text + 1), "too-long"],
    [{ kind: "text" }, "one\ntwo", "wrong-kind"],
    [{ kind: "long-text" }, "one\ntwo", null],
    [{ kind: "long-text" }, "x".repeat(LIMITS.longText), null],
    [{ kind: "text", required: true }, null, "missing"],
    [{ kind: "yes-no", required: true }, false, null],
    [{ kind: "choice", options }, "b", null],
    [{ kind: "choices", options }, ["b", "a"], null],
    [{ kind: "choices", options }, ["b", "c"], "not-an-option"],
    [{ kind: "choices", options }, ["b", "b"], "repeated"],
    [{ kind: "choices", options }, "b", "wrong-kind"],
    [{ kind: "choice" }, "b", "not-an-option"],
    [{ kind: "number" }, "7", "wrong-kind"],
    [{ kind: "number" }, Infinity, "wrong-kind"],
    [{ kind: "number" }, -7, null],
    [{ kind: "number", min: 2 }, 1, "too-small"],
    [{ kind: "number", min: 2 }, 2, null],
    [{ kind: "number", max: 2 }, 3, "too-large"],
    [{ kind: "number", max: 2 }, 2, null],
    [pence, 0, null],
    [pence, -1, "too-small"],
    [pence, 1.5, "wrong-kind"],
    [{ ...pence, decimals: 2 }, 1.5, "wrong-kind"],
    [{ kind: "members" }, ["ada", 7], "wrong-kind"],
    [{ kind: "members" }, ["ada", "ben"], null],
    [{ kind: "options" }, names(LIMITS.many), null],
    [{ kind: "options" }, ["a", 7], "wrong-kind"],
    [{ kind: "options" }, ["x".repeat(LIMITS.option)], null],
    [{ kind: "options" }, ["x".repeat(LIMITS.option + 1), 7], "too-long"],
    [{ kind: "options" }, "a", "wrong-kind"],
    [{ kind: "file" }, "a", "wrong-kind"],
    [list, rows(LIMITS.many), null],
    [list, rows(LIMITS.many + 1), "too-many"],
    [list, { what: "a" }, "wrong-kind"],
    [list, [null], "wrong-kind"],
    [list, [["a"]], "wrong-kind"],
  ])("of %j: %j is %s", (field, value, code) => {
    expect(wrong(field, value).map((issue) => issue.code)).toEqual(code === null ? [] : [code]);
  });

  it("of the group names its members", () => {
    const members = ["ada", "ben"];
    expect(wrong({ kind: "members" }, ["ada", "ben"], { members })).toEqual([]);
    expect(wrong({ kind: "members" }, ["ada", "eve"], { members })).toMatchObject([
      { code: "not-a-member" },
    ]);
  });

  it.each<readonly [Answered, string, boolean]>([
    [{ kind: "date" }, "2026-12-04", true],
    [{ kind: "date" }, "1926-12-04", false],
    [{ kind: "date", when: "past" }, "2026-11-26", true],
    [{ kind: "date", when: "past" }, "2026-12-04", false],
  ])("of a day, %j: %s is likely: %s", (field, value, isLikely) => {
    const found = wrong(field, value, { today: "2026-11-26" });
    expect(found.map(({ code }) => code)).toEqual(isLikely ? [] : ["unlikely-date"]);
    expect(wrong(field, value)).toEqual([]);
  });

  it("says what there is to choose from, and the limits in their unit", () => {
    const said = (field: Answered, value: unknown) => wrong(field, value)[0]?.message;
    expect(said({ kind: "choice", options }, "c")).toBe('"Q" must be one of: "a" (A), "b" (B).');
    expect(said({ kind: "number", min: 2 }, 1)).toBe('"Q" must be 2 or more.');
    expect(said({ ...pence, min: 250 }, 1)).toBe('"Q" must be £2.50 or more.');
  });
});

it.each<readonly [Answered, unknown, unknown]>([
  [{ kind: "text" }, " a  b ", "a  b"],
  [{ kind: "long-text" }, "a\r\nb ", "a\nb"],
  [{ kind: "choice", options }, " a ", " a "],
  [{ kind: "options" }, [" a ", "b"], ["a", "b"]],
  [{ kind: "choices", options }, [" a "], [" a "]],
  [{ kind: "number" }, 7, 7],
  [{ kind: "text" }, null, null],
  [
    list,
    [{ what: " a ", on: " b ", other: " c " }, " d "],
    [{ what: "a", on: " b ", other: " c " }, " d "],
  ],
])("of %j, %j is kept as %j", (field, value, kept) => {
  expect(normalAnswer(question(field), value)).toEqual(kept);
});

it.each<readonly [Answered, string | null]>([
  [{ kind: "text" }, null],
  [{ kind: "text", options }, "question-options, options"],
  [{ kind: "choice" }, "question-options, options"],
  [{ kind: "choices" }, "question-options, options"],
  [{ kind: "choice", options }, null],
  [{ kind: "choices", options }, null],
  [list, null],
  [{ kind: "list" }, "question-columns, of"],
  [{ kind: "text", of: [] }, "question-columns, of"],
  [{ kind: "date", means: "baseline" }, null],
  [{ kind: "text", means: "baseline" }, "baseline-not-a-date, means"],
  [{ kind: "yes-no", means: "both-sides-count" }, null],
  [{ kind: "number", min: 1, max: 2 }, null],
  [{ kind: "number", min: 2, max: 2 }, null],
  [{ kind: "number", max: -2 }, null],
  [{ kind: "number", min: 2 }, null],
  [{ kind: "number", min: 3, max: 2 }, "bounds-crossed, min"],
  [{ kind: "text", min: 1 }, "bounds-not-of-number, min"],
  [{ kind: "text", max: 1 }, "bounds-not-of-number, min"],
  [{ kind: "number", decimals: 2 }, null],
  [{ ...pence, decimals: 2 }, "decimals-not-of-number, decimals"],
  [{ kind: "text", decimals: 2 }, "decimals-not-of-number, decimals"],
  [{ kind: "date", when: "past" }, null],
  [{ kind: "text", when: "past" }, "when-not-of-date, when"],
  [{ kind: "file", accept: ["video/*"], maxBytes: 7 }, null],
  [{ kind: "text", accept: ["video/*"] }, "limits-not-of-file, accept"],
  [{ kind: "text", maxBytes: 7 }, "limits-not-of-file, maxBytes"],
])("a template's question %j: %s", (field, code) => {
  const form = { sections: [{ key: "s", title: "S", fields: [question(field)] }] };
  const found = formFindings(form, ["here"]).map((one) => `${one.code}, ${one.path.join(".")}`);
  const [what, place] = code?.split(", ") ?? [];
  expect(found).toEqual(code === null ? [] : [`${what}, here.sections.0.fields.0.${place}`]);
});

it("keys of sections, questions and columns are their own, and columns are looked at as questions are", () => {
  const [twice, section] = [[question({ kind: "text" }), question({ kind: "text" })], "S"];
  const found = (fields: readonly Field[], count = 1) =>
    formFindings(
      { sections: Array.from({ length: count }, () => ({ key: "s", title: section, fields })) },
      ["here"],
    ).map(({ code, path, message }) => `${code}, ${path.join(".")}: ${message.split(". ")[0]}`);
  expect(found([], 2)).toEqual([
    'key-twice, here.sections.1.key: There are two of the section "s"',
  ]);
  expect(found(twice)).toEqual([
    'key-twice, here.sections.0.fields.1.key: There are two of the question "q"',
  ]);
  expect(found([question({ kind: "list", of: twice })])).toEqual([
    'key-twice, here.sections.0.fields.0.of.1.key: There are two of the column "q"',
  ]);
  expect(found([question({ kind: "list", of: [question({ kind: "choice" })] })])).toMatchObject([
    expect.stringContaining("question-options, here.sections.0.fields.0.of.0.options"),
  ]);
});
