import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { REFUSAL_CODES } from "../../api/http/problem.ts";
import { FINDINGS } from "../../domain/verdict/finding.ts";
import { gradeOf, sentencesOf } from "../../test/specification/reading.ts";
import { refusedWords } from "../decisions/refused-words.ts";
import { shortWaits } from "./waits.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const DOMAIN = path.join(ROOT, "domain");
/** What is refused outside the run that it is about. */
const LAUNCH = readFileSync(path.join(ROOT, "api/services/runs/launch.ts"), "utf8");

/** Words of ours, and of those who build it, that nobody else has to know. */
const JARGON =
  /\b(?:pwle|gate|quorum|electorate|digest|hash|stream|payload|actor|invalid|null|undefined|n[123])\b/iu;

/** What is not plain in a text, one line each. */
const unplain = (text: string, most: number): readonly string[] => {
  const sentences = sentencesOf(text);
  return [
    ...(sentences.length === 0 ? ["It says nothing."] : []),
    ...(text.match(JARGON) ?? []),
    ...sentences.filter((words) => words.length > most).map((words) => words.join(" ")),
  ];
};

const sources = readdirSync(DOMAIN, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "refusal.ts")
  .map((file) => ({ file, source: readFileSync(path.join(DOMAIN, file), "utf8") }));

/** A text between quotes, or with values put in. */
const TEXT = String.raw`("[^"\n]*"|\x60[^\x60\n]*\x60)`;
const GIVEN = new RegExp(
  String.raw`\b(?:refuse|because)\(\s*"([a-z-]+)",\s*${TEXT},\s*${TEXT}`,
  "gu",
);
const textOf = (quoted: string): string => quoted.slice(1, -1).replaceAll(/\$\{[^}]*\}/gu, "this");

/** The words that refusals are given with, as the rules state them: code, message and mend. */
const given = sources.flatMap(({ file, source }) =>
  [...source.matchAll(GIVEN)].map(([, code = "", message = "", mend = ""]) => ({
    ...{ file, code },
    ...{ message: textOf(message), mend: textOf(mend) },
  })),
);

describe("what is found against a run", () => {
  test.each(FINDINGS)("%s is told in plain words", (_, reason) =>
    expect(unplain(reason, 25)).toEqual([]),
  );

  test("can be read at the age of 9 to 11, taken together", () => {
    expect(gradeOf(FINDINGS.flatMap(([, reason]) => sentencesOf(reason)))).toBeLessThanOrEqual(6);
  });
});

describe("what is refused", () => {
  test.each(REFUSAL_CODES)(
    "%s has plain words of its own where refused acts are listed",
    (code) => {
      const words = refusedWords("signOff", code);
      expect(words).not.toContain("the rules did not allow it");
      expect(unplain(words, 25)).toEqual([]);
    },
  );

  test("is told at once with why and how to mend it, by some rule for each code", () => {
    const isGiven = (code: string) =>
      [LAUNCH, ...sources.map(({ source }) => source)].some((one) => one.includes(`"${code}"`));
    expect(REFUSAL_CODES.filter((code) => !isGiven(code))).toEqual([]);
    expect(given.length).toBeGreaterThan(150);
  });

  test.each(given)("$code in $file says why, and how to mend it, in plain words", (one) => {
    expect([...unplain(one.message, 25), ...unplain(one.mend, 25)]).toEqual([]);
    expect(one.message).toMatch(/[.?]$/u);
    expect(one.mend).toMatch(/[.?]$/u);
  });

  test("can be read at the age of 9 to 11, taken together", () => {
    const sentences = given.flatMap(({ message, mend }) => sentencesOf(`${message} ${mend}`));
    expect(gradeOf(sentences)).toBeLessThanOrEqual(5);
  });
});

test.each(Object.entries(shortWaits))("waiting for %s is told in plain words", (_, words) =>
  expect(unplain(words, 15)).toEqual([]),
);
