import { materialChanges, type FormValues } from "../../domain/blocks/form/form.ts";
import type { Form } from "../../domain/template.ts";

export type Merge = {
  /** To go on with: theirs where only they wrote, yours where you did. */
  readonly values: FormValues;
  /** Fields which both wrote differently: a person has to choose. */
  readonly both: readonly { readonly section: string; readonly field: string }[];
  /** Fields taken over from the newer version. */
  readonly taken: readonly { readonly section: string; readonly field: string }[];
};

/** Joins two edits of the same version, field by field. Nothing that either wrote is lost. */
export function merge(form: Form, base: FormValues, theirs: FormValues, yours: FormValues): Merge {
  const key = ({ section, field }: { readonly section: string; readonly field: string }) =>
    `${section}\n${field}`;
  const byYou = new Set(materialChanges(form, base, yours).map(key));
  const byThem = materialChanges(form, base, theirs);
  const unlike = new Set(materialChanges(form, theirs, yours).map(key));
  const taken = byThem.filter((change) => !byYou.has(key(change)));
  const both = byThem.filter((change) => byYou.has(key(change)) && unlike.has(key(change)));
  const takenKeys = new Set(taken.map(key));
  const values = Object.fromEntries(
    form.sections.map((section) => [
      section.key,
      Object.fromEntries(
        section.fields.flatMap((field) => {
          const at = { section: section.key, field: field.key };
          const from = takenKeys.has(key(at)) ? theirs : yours;
          const value = from[section.key]?.[field.key];
          return value === undefined ? [] : [[field.key, value]];
        }),
      ),
    ]),
  );
  return { values, both, taken };
}
