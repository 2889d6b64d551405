import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EXAMPLES, examplesOn } from "./examples.ts";

const pages = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".md"));
const found = pages.flatMap((page) =>
  examplesOn(readFileSync(`${import.meta.dirname}/${page}`, "utf8")).map(
    (example, at) => [`${page}: ${example.name}, number ${at + 1}`, example] as const,
  ),
);

test.each(found)("%s comes to what the page says", (_, { name, given, gives }) => {
  const compute = EXAMPLES[name];
  if (compute === undefined) throw new Error(`Nothing computes examples of "${name}".`);
  expect(gives).toEqual(compute(given));
});

test("every kind of example stands on a page", () => {
  expect(new Set(found.map(([, { name }]) => name))).toEqual(new Set(Object.keys(EXAMPLES)));
});
