import { block, question, type Broken } from "./change.ts";

const BASELINE = { key: "line", label: "A line", kind: "text", means: "baseline" };

/** Questions of forms, and the values that the adopter states. */
export const brokenForms: readonly Broken[] = [
  {
    code: "key-twice",
    at: ["indicators"],
    value: [1, 2].map(() => ({ key: "waits", label: "Waits", unit: "days", better: "lower" })),
    says: 'indicators.1.key: There are two of the indicator "waits". Give each a key of its own.',
  },
  {
    code: "question-options",
    at: question("words", 0, "options"),
    value: [{ value: "a", label: "A" }],
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.0.options: The question "line" is of kind text: only choices have options, and each has some.',
  },
  {
    code: "question-columns",
    at: question("words", 4, "of"),
    value: undefined,
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.4.of: The question "rows" is of kind list: only a list has columns ("of"), and each has some.',
  },
  {
    code: "baseline-not-a-date",
    at: question("words", 0),
    value: BASELINE,
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.0.means: "line" means the day of the baseline, so it must be of kind date.',
  },
  {
    code: "bounds-not-of-number",
    at: question("words", 0, "max"),
    value: 10,
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.0.min: Only a number has "min" and "max"; "line" is of kind text.',
  },
  {
    code: "decimals-not-of-number",
    at: question("words", 2, "decimals"),
    value: 2,
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.2.decimals: Only a number that is no money has "decimals"; "money" is of kind number.',
  },
  {
    code: "when-not-of-date",
    at: question("words", 0, "when"),
    value: "past",
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.0.when: Only a date has "when"; "line" is of kind text.',
  },
  {
    code: "limits-not-of-file",
    at: question("words", 0, "maxBytes"),
    value: 1_000,
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.0.maxBytes: Only a file has "accept" and "maxBytes"; "line" is of kind text.',
  },
  {
    code: "bounds-crossed",
    at: question("words", 2, "max"),
    value: -1,
    says: 'steps.0.parts.blocks.0.form.sections.0.fields.2.min: No number is enough for "money": its "min" is over its "max".',
  },
  {
    code: "parameter-options",
    at: ["parameters", 1, "options"],
    value: [{ value: "leith", label: "Leith" }],
    says: 'parameters.1.options: The parameter "area" is of kind text: only a choice has options, and each choice has some.',
  },
  {
    code: "parameter-default",
    at: ["parameters", 2, "default"],
    value: "often",
    says: 'parameters.2.default: The default of "count" does not fit its kind (number). Write one that does, or leave it out: the adopter states it then.',
  },
  {
    code: "unknown-parameter",
    at: block("meet", 0, "onDay"),
    value: "begins",
    says: 'steps.2.parts.blocks.0.onDay: There is no parameter "begins". Add it, of kind date.',
  },
  {
    code: "parameter-of-other-kind",
    at: ["steps", 8, "retires"],
    value: "count",
    says: 'steps.8.retires: The parameter "count" is of kind number; here it must be text.',
  },
  {
    code: "supersedes-itself",
    at: ["supersedes"],
    value: "some-of-everything",
    says: 'supersedes: "some-of-everything" cannot retire itself. Name the template that it takes the place of, or leave "supersedes" out.',
  },
];
