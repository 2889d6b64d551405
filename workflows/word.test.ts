import { expect, test } from "vitest";
import { isAbout, mergeWords, readWord } from "./word.ts";

const word = { events: ["e1"], version: 7, parts: ["sites:1"] };

test("a word is heard only if each of its parts can be understood, and carries nothing else on", () => {
  expect(readWord({ ...word, answer: "yes" })).toEqual(word);
  const lies = [
    undefined,
    null,
    "yes",
    7,
    [],
    { version: 7 },
    { ...word, version: "7" },
    { ...word, version: Number.NaN },
    { ...word, version: 7.5 },
    { ...word, events: undefined },
    { ...word, events: "e1" },
    { ...word, parts: [1] },
    { ...word, parts: null },
  ];
  expect(lies.map(readWord)).toEqual(lies.map(() => null));
});

test("words that meet are about all that either was about, up to the higher version", () => {
  const later = { events: ["e2", "e1"], version: 5, parts: ["sites:2"] };
  expect(mergeWords(word, later)).toEqual({
    events: ["e1", "e2"],
    version: 7,
    parts: ["sites:1", "sites:2"],
  });
  const whole = mergeWords(word, { ...later, parts: [] });
  expect([isAbout(whole, "sites:9"), isAbout(word, "sites:9")]).toEqual([true, false]);
});
