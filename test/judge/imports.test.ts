import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const here = import.meta.dirname;

/** What the judge may know of the product: the forms of events and of templates, and nothing that it runs. */
const ALLOWED = /^\.\.\/\.\.\/domain\/(?:event|template|period)\.ts$/u;

const imports = (file: string) =>
  [
    ...readFileSync(join(here, file), "utf8").matchAll(/^import (type )?[^;]*? from "([^"]+)";/gmu),
  ].map(([, type, from = ""]) => ({ isType: type !== undefined, from }));

const files = readdirSync(here).filter((file) => !file.endsWith(".test.ts"));

test.each(files)("%s knows the events and the template by their types alone", (file) => {
  const found = imports(file);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ from }) => !from.startsWith("./") && !ALLOWED.test(from))).toEqual([]);
  expect(found.filter(({ from, isType }) => !from.startsWith("./") && !isType)).toEqual([]);
});
