import type { Template } from "../template.ts";

/** Names to show, by pseudonym. Whoever is not in it (erased, or not for this reader) is "somebody". */
export type Names = { readonly [pseudonym: string]: string };

/** What sentences are made with: names, and the titles of the template's stages if it is at hand. */
export type Vocabulary = { readonly names: Names; readonly template?: Template | undefined };

export const nameOf = ({ names }: Vocabulary, id: string): string => {
  if (Object.hasOwn(names, id)) return names[id] ?? "somebody";
  return id === "engine" ? "Alongside" : "somebody";
};

/** "Ada, Ben and Cyd"; people without a name are counted. */
export const listOf = (words: Vocabulary, ids: readonly string[]): string => {
  const known = ids.filter((id) => Object.hasOwn(words.names, id)).map((id) => nameOf(words, id));
  const others = ids.length - known.length;
  const all =
    others === 0
      ? known
      : [
          ...known,
          known.length === 0 ? people(others) : others === 1 ? "one other" : `${others} others`,
        ];
  const last = all.at(-1) ?? "nobody";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
};

const plain = (key: string): string => key.replaceAll("-", " ");

export const stageTitle = ({ template }: Vocabulary, key: string): string =>
  `“${template?.stages.find((stage) => stage.key === key)?.title ?? plain(key)}”`;

/** A part by its stage's title, with its number unless it is the only one there can be. */
export const partTitle = (words: Vocabulary, part: string): string => {
  const [stage = part, number = "1"] = part.split(":");
  const kind = words.template?.stages.find((s) => s.key === stage)?.arrangement.kind;
  const isOnly = kind === "one" && number === "1";
  return isOnly || (kind === undefined && number === "1")
    ? stageTitle(words, stage)
    : `${stageTitle(words, stage)} (part ${number})`;
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "3 March 2026", of an ISO date or time. */
export const dayOf = (at: string): string => {
  const [year = "", month = "", day = ""] = at.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
};

export const capital = (sentence: string): string =>
  sentence.charAt(0).toUpperCase() + sentence.slice(1);

export const people = (count: number): string => (count === 1 ? "1 person" : `${count} people`);

export const sideName = {
  pwle: "a person with lived experience",
  staff: "staff",
  leadership: "a leader",
  partner: "a partner",
  stakeholder: "somebody with a stake in this",
} as const;
