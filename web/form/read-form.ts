import { LIMITS, type FormValues } from "../../domain/form.ts";
import type { Field, Form } from "../../domain/template.ts";
import type { Body } from "../body.ts";
import { cellName, fieldName, rowsName } from "./names.ts";

/** `4`, `12`, `2026` as an ISO date; a half-written date is kept as it is, so that the check can refuse it kindly. */
export const readDate = (body: Body, name: string): string => {
  const [day, month, year] = ["day", "month", "year"].map((part) => body.text(`${name}.${part}`));
  if (!day && !month && !year) return "";
  const two = (value: string | undefined) => (value ?? "").padStart(2, "0");
  return `${year ?? ""}-${two(month)}-${two(day)}`;
};

/** A number as people write it: `1,200`, `£12.50`. What is no number stays text, for the check to refuse. */
function readNumber(field: Field, written: string): number | string {
  const cleaned = written.replaceAll(/[\s,£]/gu, "");
  if (!/^-?\d+(?:\.\d+)?$/u.test(cleaned)) return written;
  const value = Number(cleaned);
  return field.unit === "pence" ? Math.round(value * 100) : value;
}

const filled = (values: readonly string[]): readonly string[] =>
  values.map((value) => value.trim()).filter((value) => value !== "");

function readField(body: Body, name: string, field: Field): unknown {
  switch (field.kind) {
    case "text":
    case "long-text":
    case "choice":
      return body.text(name);
    case "choices":
    case "members":
      return filled(body.all(name));
    case "options":
      return filled(body.text(name).split("\n"));
    case "yes-no": {
      const said = body.text(name);
      return said === "" ? "" : said === "yes";
    }
    case "date":
      return readDate(body, name);
    case "number": {
      const written = body.text(name);
      return written === "" ? "" : readNumber(field, written);
    }
    case "list":
      return [];
    default:
      return field.kind satisfies never;
  }
}

const isEmpty = (value: unknown): boolean =>
  value === "" || (Array.isArray(value) && value.length === 0);

/** Rows that hold anything, with the row of the page that each came from. */
function readRows(body: Body, section: string, field: Field) {
  const shown = Math.min(Number(body.text(rowsName(section, field.key))) || 0, LIMITS.many);
  return Array.from({ length: shown }, (_, row) => ({
    row,
    values: Object.fromEntries(
      (field.of ?? [])
        .map((column) => {
          const value = readField(body, cellName(section, field.key, row, column.key), column);
          return [column.key, value] as const;
        })
        .filter(([, value]) => !isEmpty(value)),
    ),
  })).filter(({ values }) => Object.keys(values).length > 0);
}

/** What a form's page sent, as plain values: empty answers are left out, empty rows too. */
export function readForm(body: Body, form: Form): FormValues {
  return Object.fromEntries(
    form.sections.map((section) => [
      section.key,
      Object.fromEntries(
        section.fields
          .map((field) => {
            const value =
              field.kind === "list"
                ? readRows(body, section.key, field).map(({ values }) => values)
                : readField(body, fieldName(section.key, field.key), field);
            return [field.key, value] as const;
          })
          .filter(([, value]) => !isEmpty(value)),
      ),
    ]),
  );
}
