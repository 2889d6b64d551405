import type { FindingCode } from "./codes.ts";
import type { Field, Form, Parameter, Template } from "../template.ts";

/** What is wrong where, and how to mend it. `path` leads from the template's root to the place. */
export type Finding = {
  readonly code: FindingCode;
  readonly path: readonly (string | number)[];
  readonly message: string;
};

export type Path = Finding["path"];

export const when = (
  wrong: boolean,
  path: Path,
  code: FindingCode,
  message: string,
): readonly Finding[] => (wrong ? [{ code, path, message }] : []);

/** Each key but the first of its name. */
export const repeated = (
  things: readonly { readonly key: string }[],
  path: Path,
  noun: string,
): readonly Finding[] =>
  things.flatMap(({ key }, index) =>
    when(
      things.findIndex((other) => other.key === key) < index,
      [...path, index, "key"],
      "key-twice",
      `There are two of the ${noun} "${key}". Give each a key of its own.`,
    ),
  );

export const parameterOf = (template: Template, key: string): Parameter | undefined =>
  template.parameters.find((parameter) => parameter.key === key);

export const needsParameter = (
  template: Template,
  key: string,
  kind: Parameter["kind"],
  path: Path,
): readonly Finding[] => {
  const found = parameterOf(template, key);
  if (found === undefined) {
    return [
      {
        path,
        code: "unknown-parameter",
        message: `There is no parameter "${key}". Add it, of kind ${kind}.`,
      },
    ];
  }
  return when(
    found.kind !== kind,
    path,
    "parameter-of-other-kind",
    `The parameter "${key}" is of kind ${found.kind}; here it must be ${kind}.`,
  );
};

export const fieldOf = (
  form: Form,
  at: { readonly section: string; readonly field: string },
): Field | undefined =>
  form.sections.find(({ key }) => key === at.section)?.fields.find(({ key }) => key === at.field);

/** A question that steers the run must be there, be of this kind, and always be answered. */
export const needsField = (
  form: Form,
  at: { readonly section: string; readonly field: string },
  kinds: readonly Field["kind"][],
  path: Path,
): readonly Finding[] => {
  const found = fieldOf(form, at);
  const name = `"${at.section}.${at.field}"`;
  if (found === undefined) {
    return [
      {
        path,
        code: "unknown-question",
        message: `This form has no question ${name}. Add it, or name another.`,
      },
    ];
  }
  return [
    ...when(
      !kinds.includes(found.kind),
      path,
      "question-of-other-kind",
      `The question ${name} is of kind ${found.kind}; here it must be ${kinds.join(" or ")}.`,
    ),
    ...when(
      found.required !== true,
      path,
      "steering-question-optional",
      `The question ${name} steers the run: make it required.`,
    ),
  ];
};
