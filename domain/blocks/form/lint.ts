import type { Field, Form, Section } from "../../template.ts";
import { repeated, when, type Finding, type Path } from "../../lint/finding.ts";

/** Keys are unique, and each question has what its kind needs. */
export const formFindings = (form: Form, path: Path): readonly Finding[] => [
  ...repeated(form.sections, [...path, "sections"], "section"),
  ...form.sections.flatMap((section, index) =>
    sectionFindings(section, [...path, "sections", index]),
  ),
];

const sectionFindings = ({ fields }: Section, path: Path): readonly Finding[] => [
  ...repeated(fields, [...path, "fields"], "question"),
  ...fields.flatMap((field, index) => {
    const here = [...path, "fields", index];
    const columns = field.of ?? [];
    return [
      ...fieldFindings(field, here),
      ...repeated(columns, [...here, "of"], "column"),
      ...columns.flatMap((column, at) => fieldFindings(column, [...here, "of", at])),
    ];
  }),
];

const fieldFindings = (field: Field, path: Path): readonly Finding[] => {
  const chooses = field.kind === "choice" || field.kind === "choices";
  const bounded = field.min !== undefined || field.max !== undefined;
  return [
    ...when(
      chooses !== (field.options !== undefined),
      [...path, "options"],
      "question-options",
      `The question "${field.key}" is of kind ${field.kind}: only choices have options, and each has some.`,
    ),
    ...when(
      (field.kind === "list") !== (field.of !== undefined),
      [...path, "of"],
      "question-columns",
      `The question "${field.key}" is of kind ${field.kind}: only a list has columns ("of"), and each has some.`,
    ),
    ...when(
      field.means === "baseline" && field.kind !== "date",
      [...path, "means"],
      "baseline-not-a-date",
      `"${field.key}" means the day of the baseline, so it must be of kind date.`,
    ),
    ...when(
      bounded && field.kind !== "number",
      [...path, "min"],
      "bounds-not-of-number",
      `Only a number has "min" and "max"; "${field.key}" is of kind ${field.kind}.`,
    ),
    ...when(
      field.decimals !== undefined && (field.kind !== "number" || field.unit === "pence"),
      [...path, "decimals"],
      "decimals-not-of-number",
      `Only a number that is no money has "decimals"; "${field.key}" is of kind ${field.kind}.`,
    ),
    ...when(
      field.when !== undefined && field.kind !== "date",
      [...path, "when"],
      "when-not-of-date",
      `Only a date has "when"; "${field.key}" is of kind ${field.kind}.`,
    ),
    ...when(
      field.kind !== "file" && (field.accept ?? field.maxBytes) !== undefined,
      [...path, field.accept === undefined ? "maxBytes" : "accept"],
      "limits-not-of-file",
      `Only a file has "accept" and "maxBytes"; "${field.key}" is of kind ${field.kind}.`,
    ),
    ...when(
      (field.min ?? -Infinity) > (field.max ?? Infinity),
      [...path, "min"],
      "bounds-crossed",
      `No number is enough for "${field.key}": its "min" is over its "max".`,
    ),
  ];
};
