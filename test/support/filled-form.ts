import type { Field, Form } from "../../domain/template.ts";

/** Answers to every question of a form, as short as they may be. `member` stands wherever people are asked for. */
export const filledForm = (form: Form, member: string) =>
  Object.fromEntries(
    form.sections.map(({ key, fields }) => [
      key,
      Object.fromEntries(fields.map((field) => [field.key, answerTo(field, member)])),
    ]),
  );

function answerTo(field: Field, member: string): unknown {
  switch (field.kind) {
    case "members":
      return [member];
    case "date":
      return field.when === "past" ? "2020-01-31" : "2030-01-31";
    case "number":
      return field.min ?? 0;
    case "yes-no":
      return true;
    case "choice":
      return field.options?.[0]?.value;
    case "choices":
      return [field.options?.[0]?.value];
    case "list":
      return [Object.fromEntries((field.of ?? []).map((of) => [of.key, answerTo(of, member)]))];
    case "options":
      return ["One", "Two"];
    // A file is uploaded first.
    case "file":
      return null;
    case "text":
    case "long-text":
      return "In our own words.";
  }
}
