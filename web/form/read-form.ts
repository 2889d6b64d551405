import { LIMITS, type FormValues } from "../../domain/blocks/form/form.ts";
import type { Field, Form } from "../../domain/template.ts";
import { DATE_PARTS } from "../../domain/written/date.ts";
import { readNumber, readPounds } from "../../domain/written/number.ts";
import { yesOrNo, type Body } from "../body.ts";
import type { Choosable } from "../choose/matching.ts";
import { readMany } from "../choose/read-people.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { readFileValue } from "./file-field.tsx";
import { cellName, fieldName, rowsName } from "./names.ts";
import { boxName, readDate } from "./read-date.ts";

type Members = readonly Choosable[];

/** An answer as it goes on, or as it was written when it can't be read: then with what to mend. */
type Read = { readonly value: unknown; readonly mistakes: readonly Mistake[] };

const good = (value: unknown): Read => ({ value, mistakes: [] });

/** Boxes that make no date are kept as they are, to be shown again. */
function readDay(body: Body, name: string): Read {
  const read = readDate(body, name);
  if (read.kind === "none") return good("");
  if (read.kind === "date") return good(read.date);
  const boxes = DATE_PARTS.map((part) => [part, body.text(boxName(name, part))] as const);
  return { value: Object.fromEntries(boxes), mistakes: read.mistakes };
}

function readAmount(body: Body, name: string, field: Field): Read {
  const written = body.text(name);
  if (written === "") return good("");
  const read = field.unit === "pence" ? readPounds(written) : readNumber(written, field.decimals);
  return read.kind === "value"
    ? good(read.value)
    : { value: written, mistakes: [{ field: name, message: read.message }] };
}

const filled = (values: readonly string[]): readonly string[] =>
  values.map((value) => value.trim()).filter((value) => value !== "");

function readField(body: Body, name: string, field: Field, members: Members): Read {
  switch (field.kind) {
    case "text":
    case "long-text":
    case "choice":
      return good(body.text(name));
    case "choices":
      return good(filled(body.all(name)));
    case "members": {
      const { chosen, unclear, mistakes } = readMany(body, name, members);
      // A name that does not say who is meant is kept as it was written, to be shown again.
      return { value: [...filled(chosen), ...unclear], mistakes };
    }
    case "options":
      return good(filled(body.text(name).split("\n")));
    case "yes-no": {
      const said = body.text(name);
      return good(said === "" ? "" : (yesOrNo(said) ?? said));
    }
    case "date":
      return readDay(body, name);
    case "number":
      return readAmount(body, name, field);
    case "file":
      return good(readFileValue(body.text(name)) ?? "");
    case "list":
      return good([]);
    default:
      return good(field.kind satisfies never);
  }
}

const isEmpty = (value: unknown): boolean =>
  value === "" || (Array.isArray(value) && value.length === 0);

/** Rows that hold anything: the page shows them again without the empty ones in between, and counts them so. */
function readRows(body: Body, section: string, field: Field, members: Members): Read {
  const shown = Math.min(Number(body.text(rowsName(section, field.key))) || 0, LIMITS.many + 1);
  const rows = Array.from({ length: shown }, (_, row) =>
    (field.of ?? [])
      .map((column) => {
        const name = cellName(section, field.key, row, column.key);
        return { column, name, ...readField(body, name, column, members) };
      })
      .filter(({ value }) => !isEmpty(value)),
  ).filter((cells) => cells.length > 0);
  return {
    value: rows.map((cells) =>
      Object.fromEntries(cells.map(({ column, value }) => [column.key, value])),
    ),
    mistakes: rows.flatMap((cells, row) =>
      cells.flatMap(({ column, name, mistakes }) =>
        mistakes.map((mistake) => ({
          ...mistake,
          field:
            mistake.field?.replace(name, cellName(section, field.key, row, column.key)) ?? null,
        })),
      ),
    ),
  };
}

/** What a form's page sent, as plain values: empty answers are left out, empty rows too. `members`: whom it can name. */
export function readForm(
  body: Body,
  form: Form,
  members: Members,
): { readonly values: FormValues; readonly mistakes: readonly Mistake[] } {
  const read = form.sections.map((section) => ({
    section,
    fields: section.fields
      .map((field) => ({
        field,
        ...(field.kind === "list"
          ? readRows(body, section.key, field, members)
          : readField(body, fieldName(section.key, field.key), field, members)),
      }))
      .filter(({ value }) => !isEmpty(value)),
  }));
  return {
    values: Object.fromEntries(
      read.map(({ section, fields }) => [
        section.key,
        Object.fromEntries(fields.map(({ field, value }) => [field.key, value])),
      ]),
    ),
    mistakes: read.flatMap(({ fields }) => fields.flatMap(({ mistakes }) => mistakes)),
  };
}
