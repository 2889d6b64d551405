export { expect } from "./expect.ts";

/** One test by its name, with those of what it stands in, and what it does. */
export type Told = { name: string; run: () => unknown };

type Body = (...rest: unknown[]) => unknown;

let told: Told[] = [];
let within: string[] = [];

/** The tests that are told while a file is loaded; their names begin with the file's. */
export function testsTold(file: string, load: () => void): Told[] {
  told = [];
  within = [file];
  load();
  return told;
}

const rowOf = (row: unknown): unknown[] => (Array.isArray(row) ? row : [row]);

const tell = (name: string, run: Body): void => {
  // The number tells apart those of one name.
  told.push({ name: [...within, `${name} (${told.length})`].join(" > "), run });
};

const group = (name: string, body: Body): void => {
  const outer = within;
  within = [...outer, name];
  body();
  within = outer;
};

const withEach = (one: (name: string, body: Body) => void) =>
  Object.assign(one, {
    each: (rows: unknown[]) => (name: string, body: Body) => {
      for (const row of rows) one(name, () => body(...rowOf(row)));
    },
  });

/** Vitest's `describe`, `test` and `it`, as far as the tests of the rules use them. */
export const describe = withEach(group);
export const test = withEach(tell);
export { test as it };
