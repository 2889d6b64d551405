import type { Field } from "../../domain/template.ts";

/** Short ways to write a question down as data. Each is required unless wrapped in `optional`. */
type Choice = readonly [value: string, label: string];

const question = (kind: Field["kind"], key: string, label: string, hint?: string): Field => ({
  key,
  label,
  ...(hint === undefined ? {} : { hint }),
  kind,
  required: true,
});

export const optional = (field: Field): Field => ({ ...field, required: false });

/** A line of words. */
export const line = (key: string, label: string, hint?: string): Field =>
  question("text", key, label, hint);

/** A paragraph or more. */
export const words = (key: string, label: string, hint?: string): Field =>
  question("long-text", key, label, hint);

export const day = (key: string, label: string, hint?: string): Field =>
  question("date", key, label, hint);

/** A day that is still to come: a plan to look again, say. */
export const dayAhead = (key: string, label: string, hint?: string): Field => ({
  ...day(key, label, hint),
  when: "future",
});

/** A day on which something happened. */
export const dayBefore = (key: string, label: string, hint?: string): Field => ({
  ...day(key, label, hint),
  when: "past",
});

/** The day by which the answers from before are planned to be in: a verdict compares it with the day on which the pilot opens. */
export const baselineDay = (key: string, label: string, hint?: string): Field => ({
  ...day(key, label, hint),
  means: "baseline",
});

export const people = (key: string, label: string, hint?: string): Field =>
  question("members", key, label, hint);

export const yesNo = (key: string, label: string, hint?: string): Field =>
  question("yes-no", key, label, hint);

/** A whole count of `unit`, from 0. */
export const count = (key: string, label: string, unit: string, hint?: string): Field => ({
  ...question("number", key, label, hint),
  unit,
  min: 0,
});

/** An amount of money: whole pence in the record, pounds for people. */
export const pence = (key: string, label: string, hint?: string): Field =>
  count(key, label, "pence", hint);

export const oneOf = (
  key: string,
  label: string,
  choices: readonly Choice[],
  hint?: string,
): Field => ({
  ...question("choice", key, label, hint),
  options: choices.map(([value, text]) => ({ value, label: text })),
});

/** An upload: a storyboard, a film, a leaflet. `accept`: the media types it may have. */
export const upload = (
  key: string,
  label: string,
  accept: readonly string[],
  hint?: string,
): Field => ({ ...question("file", key, label, hint), accept });

/** Lines of the same shape; each line answers each column. */
export const lines = (
  key: string,
  label: string,
  columns: readonly Field[],
  hint?: string,
): Field => ({ ...question("list", key, label, hint), of: columns });
