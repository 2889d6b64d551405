import { isSealed } from "../../sealed.ts";
import type { FieldValue } from "../../sealed.ts";
import type { Version } from "../../state.ts";
import type { Form } from "../../template.ts";

const isAnswered = (value: FieldValue | undefined): boolean => {
  if (value === undefined || value === null || value === "") return false;
  if (isSealed(value)) return true;
  return !Array.isArray(value) || value.length > 0;
};

/** Required fields (`section.field`) that a version leaves out; `only` narrows it to some sections. */
export const missingFields = (
  form: Form,
  version: Version,
  only: readonly string[] = [],
): readonly string[] =>
  form.sections
    .filter((section) => only.length === 0 || only.includes(section.key))
    .flatMap((section) => {
      const fields = version.sections[section.key]?.fields ?? {};
      return section.fields
        .filter((field) => field.required === true && !isAnswered(fields[field.key]))
        .map((field) => `${section.key}.${field.key}`);
    });

/** Which of the form's sections a request covers; an empty list in a request means all of them. */
export const coveredSections = (form: Form, sections: readonly string[]): readonly string[] =>
  sections.length > 0 ? sections : form.sections.map((section) => section.key);
