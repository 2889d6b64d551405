import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { eventTypes } from "../../test/support/event-types.ts";

const root = path.join(import.meta.dirname, "../..");
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");
const page = textOf("docs/spec/08-rules.md");
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted();
const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

const rows = [...page.matchAll(/^\| `(\w+)` *\|(.*)$/gmu)].map(([, command = "", rest = ""]) => ({
  command,
  rest,
}));

test("each command that the rules decide has its row, and no other", () => {
  const decided = namesIn(textOf("domain/decide.ts"), /^ {4}case "(\w+)":$/gmu);
  expect(sorted(rows.map(({ command }) => command))).toEqual(sorted(decided));
});

test("each refusal that the rules know is on the page, and no other", () => {
  const known = sorted(namesIn(textOf("domain/refusal.ts"), /^ {2}\| "([a-z-]+)"/gmu));
  const told = sorted(namesIn(page, /`([a-z]+(?:-[a-z]+)+|recused)`/gu)).filter(
    (name) => !KINDS.includes(name),
  );
  expect(told).toEqual(known);
});

/** Words of the same form that are no refusals: assurances, a rule for ties, an answer, a role. */
const KINDS = [
  "passkey-signed",
  "assisted-unconfirmed",
  "lived-experience-decides",
  "yes-with-changes",
  "decision-maker",
];

test("each type of event is told to come of something", () => {
  const told = new Set(namesIn(page, /`(\w+)`/gu));
  expect(eventTypes.filter((type) => !told.has(type))).toEqual([]);
});

test("each of the twenty-one rules is put into effect by a statement, or left to the verdict", () => {
  const cited = [...page.matchAll(/rules? ([0-9, ]+)/gu)].flatMap(([, list = ""]) =>
    list.split(",").flatMap((one) => (one.trim() === "" ? [] : Number(one))),
  );
  const known = namesIn(textOf("docs/rules.md"), /^## ([0-9]+)\. /gmu).map(Number);
  expect([...new Set(cited)].toSorted((a, b) => a - b)).toEqual(known);
});
