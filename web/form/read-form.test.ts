import { expect, test } from "vitest";
import type { Field, Form } from "../../domain/template.ts";
import { bodyOf } from "../body.ts";
import { readForm } from "./read-form.ts";

const formWith = (...fields: readonly Field[]): Form => ({
  sections: [{ key: "s", title: "Section", fields }],
});

const readAll = (field: Field, sent: { readonly [name: string]: readonly string[] }) =>
  readForm(bodyOf(sent), formWith(field), []);
const read = (field: Field, sent: { readonly [name: string]: readonly string[] }) =>
  readAll(field, sent).values["s"]?.[field.key];

test.each([
  ["1,200", undefined, 1200],
  ["£12.50", "pence", 1250],
  ["0.29", "pence", 29],
])("the number %s (unit %s) is %s", (written, unit, value) => {
  const field: Field = { key: "n", label: "N", kind: "number", ...(unit && { unit }) };
  expect(read(field, { "f.s.n": [written] })).toBe(value);
});

test.each([
  ["many", undefined],
  ["12,50", "pence"],
  ["3.7", undefined],
])("%s (unit %s) is kept as it was written, and marked", (written, unit) => {
  const field: Field = { key: "n", label: "N", kind: "number", ...(unit && { unit }) };
  const { values, mistakes } = readAll(field, { "f.s.n": [written] });
  expect(values).toEqual({ s: { n: written } });
  expect(mistakes).toMatchObject([{ field: "f.s.n" }]);
});

const boxes = (day: string, month: string, year: string) => ({
  "f.s.d.day": [day],
  "f.s.d.month": [month],
  "f.s.d.year": [year],
});

test("a date comes from its three boxes; those that make none are kept, and only the wrong ones marked", () => {
  const field: Field = { key: "d", label: "Day", kind: "date" };
  expect(read(field, boxes("4", "Dec", "2026"))).toBe("2026-12-04");
  const half = readAll(field, boxes("4", "", "26"));
  expect(half.values).toEqual({ s: { d: { day: "4", month: "", year: "26" } } });
  expect(half.mistakes.map((mistake) => mistake.field)).toEqual(["f.s.d.month", "f.s.d.year"]);
});

test("a mistake in a row stands where the page shows the row again, after empty rows are gone", () => {
  const field: Field = {
    key: "l",
    label: "L",
    kind: "list",
    of: [{ key: "by", label: "By", kind: "date" }],
  };
  const { mistakes } = readAll(field, {
    "rows.s.l": ["2"],
    "f.s.l.1.by.day": ["4"],
    "f.s.l.1.by.month": ["Foo"],
    "f.s.l.1.by.year": ["2026"],
  });
  expect(mistakes.map((mistake) => mistake.field)).toEqual(["f.s.l.0.by.month"]);
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
