import { describe, expect, test } from "vitest";
import { builtIn } from "../../programmes/all.ts";
import { gradeOf, sentencesOf } from "../../test/specification/reading.ts";
import { templateInWords } from "./plain-words.ts";

const each = builtIn.map((template) => [template.name, template] as const);

/** Words of the rules and of whoever builds them. */
const JARGON = /\b(?:pwle|gate|quorum|circle|electorate|undefined|null|block)\b|\[object/iu;

/** What an adopter or a programme calls something stands between quotes or after a colon, and is held to plain words elsewhere. */
const ours = (sentence: string): string =>
  sentence.replaceAll(/“[^”]*”/gu, "this").replace(/:.*$/u, "");

describe.each(each)("%s", (_, template) => {
  const steps = templateInWords(template);

  test("is said step by step, each with what happens in it", () => {
    expect(steps.map(({ step }) => step)).toEqual(template.steps.map(({ key }) => key));
    for (const { sentences } of steps) expect(sentences.length).toBeGreaterThan(0);
  });

  test("is said in short sentences, without words of the rules", () => {
    for (const sentence of steps.flatMap(({ sentences, ways }) => [...sentences, ...ways])) {
      expect(sentence).not.toMatch(JARGON);
      expect(sentence).toMatch(/^[A-Z“][^]*[.?”a-z)]$/u);
      for (const words of sentencesOf(ours(sentence))) expect(words.length).toBeLessThanOrEqual(20);
    }
  });

  test("names every way that a step can lead", () => {
    for (const [at, { ways }] of steps.entries())
      expect(ways).toHaveLength(template.steps[at]?.next?.length ?? 0);
  });
});

test("can be read at the age of 9 to 11, taken together", () => {
  const all = builtIn.flatMap((template) =>
    templateInWords(template).flatMap(({ sentences, ways }) =>
      [...sentences, ...ways].flatMap((sentence) => sentencesOf(ours(sentence))),
    ),
  );
  expect(gradeOf(all)).toBeLessThanOrEqual(6);
});
