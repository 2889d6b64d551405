import { expect, test } from "vitest";
import { attacksIn, CORPUS } from "./corpus.ts";
import { isThere, kindsOf, SHOWN, THREAT_ROWS, THREATS } from "./threat-table.ts";

const CELLS: readonly string[] = ["yes", "no", "kept", "its note", "with `--witness`"];

test("each row of the table says in a word what finds it, and cites attacks or tests that are there", () => {
  expect(THREAT_ROWS.length).toBeGreaterThan(10);
  expect(SHOWN).toEqual(THREAT_ROWS.map(({ what }) => what));
  for (const row of THREAT_ROWS) {
    for (const cell of [row.selfCheck, row.bundle, row.url]) expect(CELLS).toContain(cell);
    expect([row.what, row.cited.length]).not.toEqual([row.what, 0]);
    for (const { from, title } of row.cited) {
      const attacks = Object.hasOwn(CORPUS, from) ? (CORPUS[from] ?? []) : null;
      const found =
        attacks === null
          ? title !== null && isThere(from, title)
          : title === null || attacks.some(({ name }) => name === title);
      expect([row.what, from, title, found]).toEqual([row.what, from, title, true]);
    }
  }
});

test("each kind of attack by SQL stands at one row, and at no other", () => {
  const all = Object.entries(CORPUS).flatMap(([list, attacks]) =>
    attacks.map(({ name }) => `${list}: ${name}`),
  );
  const cited = THREAT_ROWS.flatMap((row) =>
    kindsOf(row).map(([list, { name }]) => `${list}: ${name}`),
  );
  expect(cited.toSorted()).toEqual(all.toSorted());
});

test("there are 500 attacks by SQL at least, and the page says how many", () => {
  const attacks = attacksIn(Object.values(CORPUS));
  expect(attacks).toBeGreaterThanOrEqual(500);
  const said = /(\d+) that a superuser of PostgreSQL makes by SQL/u.exec(
    THREATS.replaceAll(/\s+/gu, " "),
  );
  expect(Number(said?.[1])).toBe(attacks);
});
