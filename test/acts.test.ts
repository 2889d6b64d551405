import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addressesFor, PAGE, readActs, tableOf, withoutPage } from "../docs/structure/acts.ts";
import { sourceFiles } from "../docs/structure/imports.ts";
import { asked } from "./browser/fixture/story.ts";

const acts = readActs(sourceFiles());

test("the table of acts is that of the code as it is: else npm run draw makes it anew", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(tableOf(acts));
});

test("each act that people may do has a page", () => {
  expect(withoutPage(acts)).toEqual([]);
});

test("the addresses in the table are those of the pages' own router", async () => {
  const { app } = await asked();
  const known = new Set(app.routes.map(({ path }) => path.replaceAll(/\{[^}]*\}+/gu, "")));
  const listed = [...acts.known].flatMap((act) => addressesFor(acts, act));
  expect(listed.filter((address) => !known.has(address))).toEqual([]);
  expect(listed.length).toBeGreaterThan(50);
});
