import { describe, expect, it } from "vitest";
import { builtIn } from "./all.ts";

const READ_BY_PEOPLE = ["label", "hint", "title", "purpose", "summary"];

/** Every text of a template that people read, once. */
const textsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? (READ_BY_PEOPLE.includes(key) ? [inner] : []) : textsIn(inner),
  );
};

const sentencesOf = (text: string): readonly (readonly string[])[] =>
  text
    .split(/[.?!:]+/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[a-z]/i.test(word)))
    .filter((words) => words.length > 0);

/** Groups of vowels, less a silent ending. */
const syllables = (word: string): number => {
  const spoken = word
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "")
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, "");
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0);
};

/** Flesch-Kincaid grade level (Kincaid and others, 1975): years of school in the USA, which begin at age 6. */
const gradeOf = (sentences: readonly (readonly string[])[]): number => {
  const words = sentences.flat();
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59;
};

describe.each(builtIn.map((template) => [template.name, template] as const))(
  "%s",
  (_, template) => {
    const sentences = [...new Set(textsIn(template))].flatMap(sentencesOf);

    it("can be read at the age of 9 to 11", () => {
      expect(gradeOf(sentences)).toBeLessThanOrEqual(4);
    });

    it("says nothing in more than twenty words", () => {
      const long = sentences.filter((words) => words.length > 20).map((words) => words.join(" "));
      expect(long).toEqual([]);
    });
  },
);
