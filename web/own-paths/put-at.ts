import type { Body } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { inputName, type Editable, type EditableGroup } from "./editable.ts";

type Json = unknown;

/** A JSON value with another one at a place that is there. What is elsewhere stays the same. */
export function putAt(value: Json, path: Editable["path"], put: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => (index === step ? putAt(one, rest, put) : one));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      key === step ? putAt(one, rest, put) : one,
    ]),
  );
}

/** What was written into the inputs, put into the template's JSON; or what can't be put there. */
export function withWritten(
  text: string,
  groups: readonly EditableGroup[],
  body: Body,
): { readonly text: string } | { readonly mistakes: readonly Mistake[] } {
  const inputs = groups.flatMap((group) => group.inputs);
  const mistakes: Mistake[] = [];
  let value: unknown = JSON.parse(text);
  for (const input of inputs) {
    const name = inputName(input);
    if (!body.names.includes(name)) continue;
    const written = body.text(name);
    const read = valueOf(input, written);
    if (read === null) mistakes.push({ field: name, message: mendOf(input) });
    else value = putAt(value, input.path, read);
  }
  return mistakes.length > 0 ? { mistakes } : { text: `${JSON.stringify(value, null, 2)}\n` };
}

function valueOf({ kind }: Editable, written: string): string | number | null {
  switch (kind) {
    case "line":
    case "words":
    case "choice":
      return written === "" ? null : written.replaceAll(/\s*\n\s*/gu, " ");
    case "number":
      return /^\d{1,5}$/u.test(written) ? Number(written) : null;
    case "share":
      return /^\d{1,3}$/u.test(written) && Number(written) <= 100 ? Number(written) / 100 : null;
  }
}

function mendOf({ kind, label }: Editable): string {
  switch (kind) {
    case "line":
    case "words":
    case "choice":
      return `Write something here: ${label}`;
    case "number":
      return `Write a whole number: ${label}`;
    case "share":
      return `Write a number from 0 to 100: ${label}`;
  }
}

/** What can be done with a step as a whole. */
export type Arrangement = "up" | "down" | "remove" | "add";

export const isArrangement = (value: string): value is Arrangement =>
  ["up", "down", "remove", "add"].includes(value);

/** The template's JSON with its steps in another order, one fewer, or one more after this one. */
export function arranged(text: string, index: number, how: Arrangement): string {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || !("steps" in value)) return text;
  const { steps } = value;
  if (!Array.isArray(steps)) return text;
  const all: readonly unknown[] = steps;
  const [step] = all.slice(index, index + 1);
  const others = all.filter((_, at) => at !== index);
  const moved = (to: number) => [...others.slice(0, to), step, ...others.slice(to)];
  const next = {
    up: () => moved(Math.max(0, index - 1)),
    down: () => moved(index + 1),
    remove: () => others,
    add: () => [...all.slice(0, index + 1), anotherStep(all), ...all.slice(index + 1)],
  }[how]();
  return `${JSON.stringify({ ...value, steps: next }, null, 2)}\n`;
}

/** A step in which people write something down; its key is one that no other has. */
function anotherStep(steps: readonly unknown[]): unknown {
  const keys = steps.map((one) =>
    typeof one === "object" && one !== null && "key" in one ? one.key : "",
  );
  let number = steps.length + 1;
  while (keys.includes(`step-${number}`)) number += 1;
  const fields = [{ key: "what", label: "What do we say?", kind: "long-text", required: true }];
  const form = { sections: [{ key: "words", title: "What we write down", fields }] };
  return {
    key: `step-${number}`,
    kind: "learn",
    title: "A new step",
    purpose: "Say in a sentence what people do here.",
    parts: { kind: "one", blocks: [{ block: "form", key: "text", form }] },
  };
}
