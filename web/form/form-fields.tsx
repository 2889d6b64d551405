import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Field, Form } from "../../domain/template.ts";
import { bodyOf, type Body } from "../body.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import type { Choosable } from "../choose/matching.ts";
import { PeopleField } from "../choose/person-field.tsx";
import { Choices } from "../layout/choices.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Group, TextArea, TextInput } from "../layout/fields.tsx";
import { rowsOf } from "./field-value.ts";
import { FileField } from "./file-field.tsx";
import { cellName, fieldName, rowsName } from "./names.ts";

export type FormContext = {
  readonly mistakes: readonly Mistake[];
  /** Members of the group, for questions that name some of them. */
  readonly members: readonly Choosable[];
};

type InputProps = {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly optional: boolean;
  readonly context: FormContext;
};

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

const yesNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

const POUNDS_HINT = "In pounds, like 250 or 1,250.50";

const numberText = (field: Field, value: unknown): string =>
  field.unit === "pence" && typeof value === "number" ? (value / 100).toFixed(2) : textOf(value);

/** A date's boxes as they were sent: of a date, or of what makes none. */
const datedBody = (name: string, value: unknown): Body => {
  const [boxes = {}] = rowsOf([value]);
  const [year = "", month = "", day = ""] =
    typeof value === "string"
      ? value.split("-")
      : [boxes["year"], boxes["month"], boxes["day"]].map(textOf);
  return bodyOf({ [`${name}.day`]: [day], [`${name}.month`]: [month], [`${name}.year`]: [year] });
};

const Input = ({ name, field, value, optional, context }: InputProps) => {
  const shared = {
    name,
    label: field.label,
    hint: field.hint,
    error: mistakeFor(context.mistakes, name),
    optional,
  };
  switch (field.kind) {
    case "text":
      return <TextInput {...shared} value={textOf(value)} />;
    case "long-text":
      return <TextArea {...shared} value={textOf(value)} />;
    case "options":
      return (
        <TextArea
          {...shared}
          hint={field.hint ?? "One on each line"}
          value={listOf(value).join("\n")}
        />
      );
    case "choice":
      return (
        <Choices {...shared} kind="radio" chosen={[textOf(value)]} options={field.options ?? []} />
      );
    case "choices":
      return (
        <Choices {...shared} kind="checkbox" chosen={listOf(value)} options={field.options ?? []} />
      );
    case "members":
      return (
        <PeopleField
          {...shared}
          people={context.members}
          chosen={listOf(value).filter((one) => isUuid(one))}
          unclear={listOf(value).filter((one) => !isUuid(one))}
          mistakes={context.mistakes}
        />
      );
    case "yes-no": {
      const chosen = value === true ? ["yes"] : value === false ? ["no"] : [];
      return <Choices {...shared} kind="radio" chosen={chosen} options={yesNo} />;
    }
    case "number":
      return (
        <TextInput
          {...shared}
          hint={field.hint ?? (field.unit === "pence" ? POUNDS_HINT : undefined)}
          inputmode="decimal"
          short
          before={field.unit === "pence" ? "£" : undefined}
          after={field.unit === "pence" ? undefined : field.unit}
          value={numberText(field, value)}
        />
      );
    case "date":
      return (
        <DateFields
          name={name}
          label={field.label}
          {...(field.hint === undefined ? {} : { hint: field.hint })}
          optional={optional}
          body={datedBody(name, value)}
          mistakes={context.mistakes}
        />
      );
    case "file":
      return (
        <FileField
          name={name}
          field={field}
          value={value}
          optional={optional}
          error={shared.error}
        />
      );
    case "list":
      return null;
    default:
      return field.kind satisfies never;
  }
};

/** Rows of a list: those there are, and one more to write in. Emptying a row takes it out. */
const Rows = ({
  section,
  field,
  value,
  optional,
  context,
  extra,
}: Omit<InputProps, "name"> & { readonly section: string; readonly extra: number }) => {
  const rows = rowsOf(value);
  const shown = Math.max(1, rows.length + extra);
  const name = fieldName(section, field.key);
  return (
    <Group
      name={name}
      label={field.label}
      hint={field.hint}
      error={mistakeFor(context.mistakes, name)}
      optional={optional}
    >
      <input type="hidden" name={rowsName(section, field.key)} value={String(shown)} />
      {Array.from({ length: shown }, (_, row) => (
        <fieldset class="list-row">
          <legend>{`Line ${row + 1}`}</legend>
          {(field.of ?? []).map((column) => (
            <Input
              name={cellName(section, field.key, row, column.key)}
              field={column}
              value={rows[row]?.[column.key]}
              optional={column.required === false}
              context={context}
            />
          ))}
        </fieldset>
      ))}
      <button
        class="button button-second"
        type="submit"
        name="more"
        value={name}
        aria-label={`Add a line to: ${field.label}`}
      >
        Add a line
      </button>
    </Group>
  );
};

/** The inputs of a template's form. `more`: the list that was asked for another line. */
export const FormFields = ({
  form,
  values,
  context,
  more,
}: {
  readonly form: Form;
  readonly values: FormValues;
  readonly context: FormContext;
  readonly more: string | null;
}) => (
  <>
    {form.sections.map((section) => (
      <section aria-labelledby={`part-${section.key}`}>
        <h2 id={`part-${section.key}`}>{section.title}</h2>
        {section.hint && <p class="soft">{section.hint}</p>}
        {section.fields.map((field) => {
          const name = fieldName(section.key, field.key);
          const shared = {
            field,
            value: values[section.key]?.[field.key],
            optional: field.required !== true,
            context,
          };
          return field.kind === "list" ? (
            <Rows {...shared} section={section.key} extra={more === name ? 1 : 0} />
          ) : (
            <Input {...shared} name={name} />
          );
        })}
      </section>
    ))}
  </>
);
