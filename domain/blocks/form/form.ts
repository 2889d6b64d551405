import type { Field, FieldKind, Form } from "../../template.ts";
import { isDate, unlikelyDate } from "../../written/date.ts";
import { fileFaults } from "../../written/file.ts";
import { isNumberOf, poundsWords } from "../../written/number.ts";
import { normalLine, normalText, textFault, type TextRule } from "../../written/text.ts";

/** The answers to a form, section by section, as people gave them: before anything is sealed. */
export type FormValues = { readonly [section: string]: { readonly [field: string]: unknown } };

export type IssueCode =
  | "unknown-section"
  | "unknown-field"
  | "missing"
  | "wrong-kind"
  | "too-long"
  | "too-many"
  | "too-small"
  | "too-large"
  | "not-an-option"
  | "not-a-date"
  | "unlikely-date"
  | "not-a-member"
  | "wrong-type"
  | "repeated";

/** What is wrong with one answer, and how to mend it. `row` counts from 0. */
export type Issue = {
  readonly section: string;
  readonly field: string | null;
  readonly row?: number;
  readonly column?: string;
  readonly code: IssueCode;
  readonly message: string;
};

export type CheckOptions = {
  /** false for a draft: what is missing is no fault yet. Default true. */
  readonly complete?: boolean;
  /** The group's members (pseudonyms). Absent: `members` answers are checked for their shape alone. */
  readonly members?: readonly string[];
  /** The day where the run is, YYYY-MM-DD. Absent: dates are not held against it. */
  readonly today?: string;
  /** The answers that stand now: a day that was likely when it was written may stay. */
  readonly before?: FormValues;
};

/** Characters of one answer; rows of a list. Public answers stand in the record, whose entries end at 65,535 bytes. */
export const LIMITS = { text: 300, longText: 5_000, option: 120, many: 50 } as const;

type Fault = {
  readonly code: IssueCode;
  readonly message: string;
  readonly row?: number;
  readonly column?: string;
};

const SEALED: readonly FieldKind[] = ["text", "long-text", "list", "file"];

/** Whether an answer enters the record as a commitment: what may hold a person's words. Every other kind is public. */
export const isSealedKind = (kind: FieldKind): boolean => SEALED.includes(kind);

/**
 * Checks answers against a form.
 * @returns every issue, in the order of the form; empty when the answers are good.
 */
export const checkForm = (
  form: Form,
  values: FormValues,
  options: CheckOptions = {},
): readonly Issue[] => {
  const known = new Set(form.sections.map(({ key }) => key));
  const strangers = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key): Issue => ({
      section: key,
      field: null,
      code: "unknown-section",
      message: `This form has no section "${key}". Take it out, or use one of: ${[...known].join(", ")}.`,
    }));
  return [
    ...strangers,
    ...form.sections.flatMap((section) => {
      const answers = values[section.key] ?? {};
      const asked = new Set(section.fields.map(({ key }) => key));
      const unasked = Object.keys(answers)
        .filter((key) => !asked.has(key))
        .map((key): Issue => ({
          section: section.key,
          field: key,
          code: "unknown-field",
          message: `"${section.title}" has no question "${key}". Take it out.`,
        }));
      const faults = section.fields.flatMap((field) =>
        checkField(
          field,
          answers[field.key],
          { ...options, kept: JSON.stringify(options.before?.[section.key]?.[field.key] ?? null) },
          field.required === true,
        ).map((fault): Issue => ({ section: section.key, field: field.key, ...fault })),
      );
      return [...unasked, ...faults];
    }),
  ];
};

/** `kept`: the JSON of the answer that stands now. */
type FieldOptions = CheckOptions & { readonly kept: string };

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const fault = (code: IssueCode, message: string): readonly Fault[] => [{ code, message }];

const checkField = (
  field: Field,
  value: unknown,
  options: FieldOptions,
  required: boolean,
): readonly Fault[] => {
  if (isEmpty(value)) {
    return required && options.complete !== false
      ? fault("missing", `"${field.label}" needs an answer.`)
      : [];
  }
  switch (field.kind) {
    case "text":
      return checkText(field, value, { most: LIMITS.text, lines: "one" });
    case "long-text":
      return checkText(field, value, { most: LIMITS.longText, lines: "many" });
    case "choice":
      return checkChoices(field, [value]);
    case "choices":
      return Array.isArray(value) ? checkChoices(field, value) : notAList(field);
    case "number":
      return checkNumber(field, value);
    case "date":
      return checkDate(field, value, options);
    case "yes-no":
      return typeof value === "boolean"
        ? []
        : fault("wrong-kind", `"${field.label}" needs a yes or a no.`);
    case "members":
      return Array.isArray(value) ? checkMembers(field, value, options) : notAList(field);
    case "options":
      return Array.isArray(value) ? checkOptions(field, value) : notAList(field);
    case "file":
      return fileFaults(field, value);
    case "list":
      return Array.isArray(value) ? checkRows(field, value, options) : notAList(field);
    default:
      return unreachable(field.kind);
  }
};

const unreachable = (kind: never): readonly Fault[] =>
  fault("wrong-kind", `There is no kind of question "${String(kind)}".`);

const notAList = (field: Field): readonly Fault[] =>
  fault("wrong-kind", `"${field.label}" needs a list, even for a single answer.`);

const checkText = (field: Field, value: unknown, rule: TextRule): readonly Fault[] => {
  if (typeof value !== "string") return fault("wrong-kind", `"${field.label}" needs words.`);
  const text = normalAnswer(field, value);
  const why = typeof text === "string" ? textFault(text, rule) : null;
  if (why === null) return [];
  return fault(value.length > rule.most ? "too-long" : "wrong-kind", `"${field.label}": ${why}`);
};

const checkDate = (
  field: Field,
  value: unknown,
  { today, kept }: FieldOptions,
): readonly Fault[] => {
  if (!isDate(value)) {
    return fault("not-a-date", `"${field.label}" needs a real date, written like 2026-03-31.`);
  }
  if (today === undefined || kept.includes(`"${value}"`)) return [];
  const why = unlikelyDate(value, field.when ?? "near", today);
  return why === null ? [] : fault("unlikely-date", `"${field.label}" ${why}. Is the year right?`);
};

const checkChoices = (field: Field, chosen: readonly unknown[]): readonly Fault[] => {
  const choices = field.options ?? [];
  const offered = new Set<unknown>(choices.map(({ value }) => value));
  if (!chosen.every((choice) => offered.has(choice))) {
    const listed = choices.map(({ label, value }) => `"${value}" (${label})`).join(", ");
    return fault("not-an-option", `"${field.label}" must be one of: ${listed}.`);
  }
  return checkRepeats(field, chosen);
};

const checkRepeats = (field: Field, values: readonly unknown[]): readonly Fault[] =>
  new Set(values).size === values.length
    ? []
    : fault("repeated", `"${field.label}" says the same thing twice. Take one out.`);

const checkNumber = (field: Field, value: unknown): readonly Fault[] => {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return fault("wrong-kind", `"${field.label}" needs a number.`);
  }
  const isMoney = field.unit === "pence";
  if (!isNumberOf(value, isMoney ? 0 : field.decimals)) {
    return fault(
      "wrong-kind",
      isMoney
        ? `"${field.label}" needs whole pence: £250 is 25000.`
        : `"${field.label}" needs a number with at most ${field.decimals ?? 0} decimals, up to 2^53.`,
    );
  }
  if (isMoney && value < 0) return fault("too-small", `"${field.label}" must be £0.00 or more.`);
  const words = (limit: number) => (isMoney ? poundsWords(limit) : String(limit));
  if (field.min !== undefined && value < field.min) {
    return fault("too-small", `"${field.label}" must be ${words(field.min)} or more.`);
  }
  if (field.max !== undefined && value > field.max) {
    return fault("too-large", `"${field.label}" must be ${words(field.max)} or less.`);
  }
  return [];
};

const checkMembers = (
  field: Field,
  values: readonly unknown[],
  { members }: FieldOptions,
): readonly Fault[] => {
  if (!values.every((value) => typeof value === "string")) {
    return fault("wrong-kind", `"${field.label}" needs members of the group.`);
  }
  if (members !== undefined && !values.every((value) => members.includes(value))) {
    return fault(
      "not-a-member",
      `"${field.label}" names somebody who is not in the group. Add them to the group first.`,
    );
  }
  return checkRepeats(field, values);
};

const checkOptions = (field: Field, values: readonly unknown[]): readonly Fault[] => {
  if (values.length > LIMITS.many) return tooMany(field);
  if (values.some(isEmpty)) return fault("missing", `"${field.label}" has an empty line.`);
  const faults = values.flatMap((value) =>
    checkText(field, value, { most: LIMITS.option, lines: "one" }),
  );
  if (faults.length > 0) return faults.slice(0, 1);
  return checkRepeats(field, values.map(normalised));
};

const tooMany = (field: Field): readonly Fault[] =>
  fault("too-many", `"${field.label}" has too many lines. Keep it to ${LIMITS.many} or fewer.`);

const isRow = (value: unknown): value is { readonly [column: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const checkRows = (
  field: Field,
  rows: readonly unknown[],
  options: FieldOptions,
): readonly Fault[] => {
  if (rows.length > LIMITS.many) return tooMany(field);
  const columns = field.of ?? [];
  return rows.flatMap((row, index): readonly Fault[] => {
    if (!isRow(row)) {
      return [
        {
          code: "wrong-kind",
          message: `Line ${index + 1} of "${field.label}" needs an answer for each column.`,
          row: index,
        },
      ];
    }
    const unasked = Object.keys(row)
      .filter((key) => !columns.some((column) => column.key === key))
      .map((key): Fault => ({
        code: "unknown-field",
        message: `"${field.label}" has no column "${key}". Take it out.`,
        row: index,
        column: key,
      }));
    // Each row answers every column, unless the column says that it may stay empty
    const faults = columns.flatMap((column) =>
      checkField(column, row[column.key], options, column.required !== false).map(
        ({ code, message }): Fault => ({
          code,
          message: `Line ${index + 1}: ${message}`,
          row: index,
          column: column.key,
        }),
      ),
    );
    return [...unasked, ...faults];
  });
};

/** An answer as it is kept: its texts normalised. */
export const normalAnswer = (field: Field, value: unknown): unknown => {
  if (typeof value === "string") {
    if (field.kind === "long-text") return normalText(value);
    return field.kind === "text" || field.kind === "options" ? normalLine(value) : value;
  }
  if (!Array.isArray(value)) return value;
  if (field.kind !== "list") return value.map((one: unknown) => normalAnswer(field, one));
  return value.map((row: unknown) =>
    isRow(row)
      ? Object.fromEntries(
          Object.entries(row).map(([key, one]) => {
            const column = field.of?.find((candidate) => candidate.key === key);
            return [key, column === undefined ? one : normalAnswer(column, one)];
          }),
        )
      : row,
  );
};

/** One thing that two versions of a form say differently. */
export type Change = { readonly section: string; readonly field: string; readonly label: string };

/**
 * What a new version says differently, in the order of the form. Spaces at the ends or in a row, and an empty answer in
 * place of none, are not material: nobody is asked again because of them.
 */
export const materialChanges = (
  form: Form,
  before: FormValues,
  after: FormValues,
): readonly Change[] =>
  form.sections.flatMap((section) =>
    section.fields
      .filter((field) => {
        const old = before[section.key]?.[field.key];
        const now = after[section.key]?.[field.key];
        return JSON.stringify(normalised(old)) !== JSON.stringify(normalised(now));
      })
      .map(({ key, label }) => ({ section: section.key, field: key, label })),
  );

const normalised = (value: unknown): unknown => {
  if (isEmpty(value)) return null;
  if (typeof value === "string") return value.normalize("NFC").trim().replaceAll(/\s+/g, " ");
  if (Array.isArray(value)) return value.map(normalised);
  if (!isRow(value)) return value;
  const entries = Object.keys(value)
    .toSorted()
    .map((key): readonly [string, unknown] => [key, normalised(value[key])])
    .filter(([, answer]) => answer !== null);
  return Object.fromEntries(entries);
};
