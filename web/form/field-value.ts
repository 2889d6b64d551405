import type { Field } from "../../domain/template.ts";
import { poundsWords } from "../../domain/written/number.ts";
import { listWords } from "../../domain/counted-words.ts";
import { nameOf } from "../words/people.ts";
import { dateWords } from "../../domain/time-words.ts";
import { isFileValue, sizeWords, typeWords } from "../../domain/written/file.ts";

type Names = { readonly [id: string]: string };

const plainNumber = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });

const optionLabel = (field: Field, value: unknown): string =>
  field.options?.find((option) => option.value === value)?.label ?? String(value);

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** One row of a `list`: its columns' values. */
export type Row = { readonly [column: string]: unknown };

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const rowsOf = (value: unknown): readonly Row[] =>
  Array.isArray(value) ? value.filter(isRow) : [];

/** An answer in words; empty when there is none. A `list` is read row by row instead. */
export function valueWords(field: Field, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "";
  switch (field.kind) {
    case "text":
    case "long-text":
      return textOf(value);
    case "choice":
      return optionLabel(field, value);
    case "choices":
      return listWords(strings(value).map((one) => optionLabel(field, one)));
    case "options":
      return strings(value).join("\n");
    case "members":
      return listWords(strings(value).map((id) => nameOf(names, id)));
    case "yes-no":
      return value === true ? "Yes" : "No";
    case "date":
      return dateWords(textOf(value));
    case "number":
      if (typeof value !== "number") return textOf(value);
      if (field.unit === "pence") return poundsWords(value);
      return field.unit === undefined
        ? plainNumber.format(value)
        : `${plainNumber.format(value)} ${field.unit}`;
    case "file":
      return isFileValue(value)
        ? `${value.name} (${typeWords(value.type)}, ${sizeWords(value.size)})`
        : "";
    case "list":
      return rowsOf(value)
        .map((row) =>
          (field.of ?? []).map((column) => valueWords(column, row[column.key], names)).join(" · "),
        )
        .join("\n");
    default:
      return field.kind satisfies never;
  }
}
