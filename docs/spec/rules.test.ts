import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { acts } from "../../domain/blocks/acts.ts";
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
  const ofBlocks = Object.keys(acts.decides);
  expect(sorted(rows.map(({ command }) => command))).toEqual(sorted([...decided, ...ofBlocks]));
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

const statement = (name: string): string =>
  new RegExp(`^\\*\\*${name}\\.\\*\\* ([^]*?)(?=^\\*\\*R|^## |(?![^]))`, "mu").exec(page)?.[1] ??
  "";
const listIn = (text: string, start: string): readonly string[] =>
  namesIn(text.slice(text.indexOf(start)).split(/\n\];|;\n/u)[0] ?? "", /"([A-Za-z-]+)"/gu);

test.each([
  ["R7", "WHEN_FINISHED"],
  ["R8", "WHILE_PAUSED"],
])("%s lists the commands of %s, and no other", (name, list) => {
  const source = textOf("domain/decide.ts");
  const told = namesIn(statement(name), /`(\w+)`/gu);
  expect(sorted(told)).toEqual(sorted(listIn(source, `const ${list}`)));
});

test("R74 lists every event that makes a claim", () => {
  const claims = listIn(textOf("domain/state.ts"), "export type ClaimKind");
  expect(claims.length).toBeGreaterThan(5);
  expect(claims.filter((kind) => !statement("R74").includes(`\`${kind}\``))).toEqual([]);
});

test("R80 says of every notice that is owed to whom it is", () => {
  const kinds = listIn(textOf("domain/blocks/gate/event.ts"), "export type OwedNotice");
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !statement("R80").includes(kind))).toEqual([]);
});

test.each([
  ["R90", "domain/rules/calendar.ts", /DUE_HOUR = (\d+)/u, "17:00"],
  ["R92", "domain/written/date.ts", /FURTHEST = (\d+)/u, "thirty"],
  ["R92", "domain/decide/group.ts", /DELEGATION_MONTHS = (\d+)/u, "three months"],
  ["R100", "domain/decide/entry-size.ts", /PAGE = ([\d_]+)/u, "24,000"],
  ["R102", "domain/blocks/measure/decide.ts", /FEWEST_PEOPLE = (\d+)/u, "five people"],
])("%s says the number of %s", (name, file, pattern, words) => {
  const numbers = new Map([
    ["17", "17:00"],
    ["30", "thirty"],
    ["3", "three months"],
    ["24_000", "24,000"],
    ["5", "five people"],
  ]);
  expect(numbers.get(pattern.exec(textOf(file))?.[1] ?? "")).toBe(words);
  expect(statement(name)).toContain(words);
});
