import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../domain/language.ts";
import { gradeOf, sentencesOf } from "../../test/specification/reading.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Whatever is written in both languages: all that a page or a topic says. */
type Catalogue = { readonly name: string; readonly en: unknown; readonly cy: unknown };

const isCatalogue = (value: unknown): value is { readonly en: unknown; readonly cy: unknown } =>
  typeof value === "object" && value !== null && LANGUAGES.every((language) => language in value);

/** Sources that say something in each language. */
const files = ["web", "domain"]
  .flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(ROOT, room, file),
    ),
  )
  .filter((file) => /(?<!\.test)\.tsx?$/u.test(file))
  .filter((file) => /\b(?:inEach|InEach)\b/u.test(readFileSync(file, "utf8")));
const modules = await Promise.all(
  files.map(async (file): Promise<unknown> => import(/* @vite-ignore */ file)),
);
const catalogues: readonly Catalogue[] = modules
  .flatMap((module) => Object.entries(Object(module)))
  .flatMap(([name, value]) => (isCatalogue(value) ? [{ name, en: value.en, cy: value.cy }] : []));

/** What is put into sentences. A number is 3, so that it is counted in both languages. */
const PUT_IN = ["Alpha", "Beta", "Gamma"];

const isFunction = (value: unknown): value is (...given: readonly unknown[]) => unknown =>
  typeof value === "function";

/** A part of a page that is put into a sentence: given a text it is a link, else it stands for itself. */
const put = (name: string) =>
  Object.assign((text: unknown) => `${name} ${String(text)}`, { toString: () => name });

const plain = (value: unknown): string =>
  String(value)
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');

/** Every sentence of a catalogue by where it stands, with what is put into it. */
function sentencesIn(value: unknown, at = ""): readonly (readonly [at: string, text: string])[] {
  if (typeof value === "string") return [[at, value]];
  if (isFunction(value)) return [[at, plain(value(...PUT_IN.map((name) => put(name))))]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    sentencesIn(inner, at === "" ? key : `${at}.${key}`),
  );
}

/** The same in both languages: names, and words that both have. */
const SAME = /^(?:Alongside|Staff|America|Antarctica|Asia|Person)?$/u;

test("there is a catalogue for each kind of page that people use", () => {
  expect(catalogues.map(({ name }) => name).toSorted()).toEqual(
    expect.arrayContaining(["homeWords", "layoutWords", "questionWords", "signInWords"]),
  );
  expect(catalogues.length).toBeGreaterThan(15);
});

describe.each(catalogues.map((catalogue) => [catalogue.name, catalogue] as const))(
  "%s",
  (_, { en, cy }) => {
    const [english, welsh] = [sentencesIn(en), sentencesIn(cy)];

    test("says in Welsh what it says in English, with the same put into it, and in other words", () => {
      expect(welsh.map(([at]) => at)).toEqual(english.map(([at]) => at));
      const inBoth = new Map(english);
      for (const [at, text] of welsh) {
        const other = inBoth.get(at) ?? "";
        for (const name of PUT_IN)
          expect([at, name, text.includes(name)]).toEqual([at, name, other.includes(name)]);
        const same = text === other && text.replaceAll(/Alpha|Beta|Gamma|[^\p{L}]/gu, "") !== "";
        expect([at, text, same && !SAME.test(text)]).toEqual([at, text, false]);
      }
    });

    test("can be read at the age of 11 in English, in sentences of 20 words at most", () => {
      const sentences = english.flatMap(([, text]) => sentencesOf(text));
      expect(
        sentences.filter((words) => words.length > 20).map((words) => words.join(" ")),
      ).toEqual([]);
      // Years of school in the USA begin at the age of 6; short labels weigh as much as long sentences.
      const told = sentences.filter((words) => words.length > 3);
      if (told.length > 0) expect(gradeOf(told)).toBeLessThanOrEqual(6);
    });
  },
);
