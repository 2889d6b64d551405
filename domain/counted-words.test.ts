import { expect, test } from "vitest";
import { counted, listWords } from "./counted-words.ts";

test.each([
  [["Ann"], "Ann"],
  [["Ann", "Bo"], "Ann a Bo"],
  [["Bo", "Cai", "Ann"], "Bo, Cai ac Ann"],
  [["Bo", "\ufdd0Ann\ufdd1"], "Bo ac \ufdd0Ann\ufdd1"],
])("in Welsh, %j reads as %s", (items, words) => {
  expect(listWords(items, "cy")).toBe(words);
});

test("Welsh counts by its own plural categories, English by two", () => {
  const forms = { one: "# person", two: "# berson", other: "# o bobl" };
  expect([1, 2, 3, 11].map((n) => counted(n, "cy", forms))).toEqual([
    "1 person",
    "2 berson",
    "3 o bobl",
    "11 o bobl",
  ]);
  const english = { one: "# person", other: "# people" };
  expect([0, 1, 2].map((n) => counted(n, "en", english))).toEqual([
    "0 people",
    "1 person",
    "2 people",
  ]);
});
