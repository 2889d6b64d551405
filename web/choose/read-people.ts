import { fromEach, type InEach } from "../../domain/language.ts";
import { chooseWords } from "./choose-words.ts";
import { bodyOf, type Body } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { isCalled, matching, MOST_LISTED, type Choosable } from "./matching.ts";

/** Inputs beside the one that holds who is chosen: a name to look for, names to add, and who is meant by one of them. */
export const findName = (name: string): string => `${name}.find`;
export const addName = (name: string): string => `${name}.add`;
export const whichName = (name: string): string => `${name}.which`;

/** Whom a written name means; otherwise what to mend. */
function meant(people: readonly Choosable[], name: string): Choosable | InEach<string> {
  const found = matching(people, name);
  const [first] = found;
  if (first === undefined) return fromEach(chooseWords, (t) => t.none(name));
  if (found.length === 1) return first;
  return fromEach(chooseWords, (t) =>
    found.length > MOST_LISTED ? t.tooMany(found.length, name) : t.several(found.length, name),
  );
}

type Many = {
  readonly chosen: readonly string[];
  /** Written names that do not say who is meant, to be shown again. */
  readonly unclear: readonly string[];
  readonly mistakes: readonly Mistake[];
};

/** Everybody chosen in one field: ticked, or written by name, one on each line. */
export function readMany(body: Body, name: string, people: readonly Choosable[]): Many {
  const which = people.filter(({ value }) => body.all(whichName(name)).includes(value));
  const lines = body
    .text(addName(name))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !which.some((person) => isCalled(person, line)));
  const read = lines.map((line) => ({ line, who: meant(people, line) }));
  const added = read.flatMap(({ who }) => ("en" in who ? [] : [who.value]));
  const wrong = read.flatMap(({ line, who }) => ("en" in who ? [{ line, message: who }] : []));
  return {
    chosen: [...new Set([...body.all(name), ...which.map(({ value }) => value), ...added])],
    unclear: wrong.map(({ line }) => line),
    mistakes: wrong.map(({ message }) => ({ field: name, link: addName(name), message })),
  };
}

/** Whom the body of a form that is shown again holds, after `withPeople`. */
export const chosenIn = (body: Body, name: string) => ({
  chosen: body.all(name),
  unclear: body
    .text(addName(name))
    .split("\n")
    .filter((line) => line !== ""),
});

/** The one who is chosen: by their name where one is written, unless who was chosen from the list is called that. */
function readOne(body: Body, name: string, people: readonly Choosable[]) {
  const [sought, chosen] = [body.text(findName(name)), body.text(name)];
  const listed = people.find(({ value }) => value === chosen);
  if (sought === "" || (listed !== undefined && isCalled(listed, sought)))
    return { chosen, mistakes: [] };
  const who = meant(people, sought);
  return "en" in who
    ? { chosen: "", mistakes: [{ field: name, link: findName(name), message: who }] }
    : { chosen: who.value, mistakes: [] };
}

/** What a form sent, with everybody chosen in it by name as if they had been chosen from a list. */
export function withPeople(
  body: Body,
  people: readonly Choosable[],
): { readonly body: Body; readonly mistakes: readonly Mistake[] } {
  const values = Object.fromEntries(body.names.map((name) => [name, body.all(name)]));
  const mistakes: Mistake[] = [];
  const baseOf = (suffix: string) =>
    body.names.flatMap((name) => (name.endsWith(suffix) ? [name.slice(0, -suffix.length)] : []));
  for (const name of baseOf(findName(""))) {
    const one = readOne(body, name, people);
    values[name] = one.chosen === "" ? [] : [one.chosen];
    mistakes.push(...one.mistakes);
  }
  for (const name of baseOf(addName(""))) {
    const many = readMany(body, name, people);
    values[name] = many.chosen;
    values[addName(name)] = [many.unclear.join("\n")];
    values[whichName(name)] = [];
    mistakes.push(...many.mistakes);
  }
  return { body: bodyOf(values), mistakes };
}

/** The mistakes of `withPeople` before the others of a form, with one for each field. */
export const allMistakes = (
  people: readonly Mistake[],
  others: readonly Mistake[],
): readonly Mistake[] => [
  ...people,
  ...others.filter(({ field }) => !people.some((one) => one.field === field)),
];
