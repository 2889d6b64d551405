import type { Field } from "../../domain/template.ts";
import { isFileValue, type FileValue } from "../../domain/written/file.ts";
import { FieldError, Hint } from "../layout/fields.tsx";
import { valueWords } from "./field-value.ts";

type Props = {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly optional: boolean;
  readonly error: string | undefined;
};

/** A file that was chosen before stays chosen: the form carries what it is along. */
export const FileField = ({ name, field, value, optional, error }: Props) => (
  <fieldset class={error ? "field field-wrong" : "field"} id={name}>
    <legend class="label">
      {field.label}
      {optional && <span class="optional"> (you can leave this empty)</span>}
    </legend>
    <Hint name={name} hint={field.hint} />
    <FieldError name={name} error={error} />
    {isFileValue(value) && (
      <>
        <p>{valueWords(field, value, {})}</p>
        <input type="hidden" name={name} value={JSON.stringify(value)} />
      </>
    )}
  </fieldset>
);

/** What a form carried along about a file that was chosen before; null for anything else. */
export function readFileValue(text: string): FileValue | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFileValue(value) ? value : null;
  } catch {
    return null;
  }
}
