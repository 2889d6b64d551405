import { expect, test } from "vitest";
import { checkForm } from "../../domain/form.ts";
import type { Field, Form } from "../../domain/template.ts";
import { bodyOf } from "../body.ts";
import { readForm } from "./read-form.ts";

const formWith = (...fields: readonly Field[]): Form => ({
  sections: [{ key: "s", title: "Section", fields }],
});

const read = (field: Field, sent: { readonly [name: string]: readonly string[] }) =>
  readForm(bodyOf(sent), formWith(field))["s"]?.[field.key];

test.each([
  ["1,200", undefined, 1200],
  ["£12.50", "pence", 1250],
  ["0.29", "pence", 29],
  ["many", undefined, "many"],
])("the number %s (unit %s) is %s", (written, unit, value) => {
  const field: Field = { key: "n", label: "N", kind: "number", ...(unit && { unit }) };
  expect(read(field, { "f.s.n": [written] })).toBe(value);
});

test("a date comes from its three parts; a half-written one is kept, and refused by the check", () => {
  const field: Field = { key: "d", label: "Day", kind: "date" };
  expect(read(field, { "f.s.d.day": ["4"], "f.s.d.month": ["12"], "f.s.d.year": ["2026"] })).toBe(
    "2026-12-04",
  );
  const half = read(field, { "f.s.d.day": ["4"], "f.s.d.month": [""], "f.s.d.year": ["2026"] });
  expect(checkForm(formWith(field), { s: { d: half } }).map(({ code }) => code)).toEqual([
    "not-a-date",
  ]);
});

test("yes and no are answers, and neither is none", () => {
  const field: Field = { key: "y", label: "Y", kind: "yes-no" };
  expect(read(field, { "f.s.y": ["no"] })).toBe(false);
  expect(read(field, {})).toBeUndefined();
});

test("options are lines, without the empty ones", () => {
  const field: Field = { key: "o", label: "O", kind: "options" };
  expect(read(field, { "f.s.o": ["One\r\n\r\n two "] })).toEqual(["One", "two"]);
});

test("a list is its filled rows: an emptied row is taken out", () => {
  const field: Field = {
    key: "l",
    label: "L",
    kind: "list",
    of: [
      { key: "a", label: "A", kind: "text" },
      { key: "b", label: "B", kind: "number" },
    ],
  };
  const sent = {
    "rows.s.l": ["3"],
    "f.s.l.0.a": ["first"],
    "f.s.l.0.b": ["1"],
    "f.s.l.1.a": [""],
    "f.s.l.1.b": [" "],
    "f.s.l.2.a": ["third"],
  };
  expect(read(field, sent)).toEqual([{ a: "first", b: 1 }, { a: "third" }]);
});

test("a made-up number of rows costs nothing", () => {
  const field: Field = { key: "l", label: "L", kind: "list", of: [] };
  expect(read(field, { "rows.s.l": ["999999999"] })).toBeUndefined();
});
