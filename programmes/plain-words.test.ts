import { describe, expect, it } from "vitest";
import { gradeOf, sentencesOf } from "../test/specification/reading.ts";
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
