import type { Said } from "../language/language.tsx";
import type { Field } from "../../domain/template.ts";
import { isFileValue, type FileValue } from "../../domain/written/file.ts";
import { FieldError, Hint } from "../layout/fields.tsx";
import { valueWords } from "./field-value.ts";
import { removeName, uploadName } from "./names.ts";

type Props = {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly optional: boolean;
  readonly error: Said | undefined;
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
        <p>
          Chosen: <span dir="auto">{valueWords(field, value, {})}</span>
        </p>
        <input type="hidden" name={name} value={JSON.stringify(value)} />
        <p>
          <label>
            <input type="checkbox" name={removeName(name)} value="yes" /> Take this file out
          </label>
        </p>
      </>
    )}
    <label class="label" for={uploadName(name)}>
      {isFileValue(value)
        ? `Choose another file for: ${field.label}`
        : `Choose a file for: ${field.label}`}
    </label>
    <input
      class="input"
      type="file"
      id={uploadName(name)}
      name={uploadName(name)}
      accept={field.accept?.join(",")}
      aria-describedby={error ? `${name}-error` : undefined}
      aria-invalid={error ? "true" : undefined}
    />
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
