import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDate, readDateParts, unlikelyDate } from "./date.ts";

const read = (day: string, month: string, year: string) => readDateParts({ day, month, year });

describe("a date from its boxes", () => {
  it.each(["12", "Dec", "DEC", "dec.", "december", "December", "decem", "Rhag", "rhagfyr"])(
    "%s is a month",
    (month) => {
      expect(read("4", month, "2026")).toEqual({ kind: "date", date: "2026-12-04" });
    },
  );

  it("takes a day as people write it", () => {
    for (const day of ["4", "04", "4th"]) {
      expect(read(day, "12", "2026")).toEqual({ kind: "date", date: "2026-12-04" });
    }
    expect(read("", " ", "")).toEqual({ kind: "none" });
  });

  it.each([
    ["", "12", "2026", ["day"], "Write the day too"],
    ["4", "", "2026", ["month"], "Write the month too"],
    ["4", "12", "", ["year"], "Write the year too"],
    ["", "12", "", ["day", "year"], "Write the day too"],
    ["32", "12", "2026", ["day"], "The day must be a number from 1 to 31"],
    ["4", "13", "2026", ["month"], "The month must be"],
    ["4", "De", "2026", ["month"], "The month must be"],
    ["4", "Dez", "2026", ["month"], "The month must be"],
    ["4", "12", "26", ["year"], "The year must have 4 numbers"],
    ["4", "12", "20266", ["year"], "The year must have 4 numbers"],
    ["30", "Feb", "2026", ["day"], "February 2026 has no day 30"],
    ["31", "4", "2026", ["day"], "April 2026 has no day 31"],
  ])("%j %j %j: the boxes %j are wrong", (day, month, year, wrong, message) => {
    const found = read(day, month, year);
    const parts = found.kind === "wrong" ? found.parts : [];
    expect(parts.map(({ part }) => part)).toEqual(wrong);
    expect(parts[0]?.message.en).toContain(message);
    expect(parts[0]?.message.cy).not.toBe("");
  });

  it("finds every day that the calendar has", () => {
    const days = fc.date({
      min: new Date("1900-01-01"),
      max: new Date("2199-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (at) => {
        const date = at.toISOString().slice(0, 10);
        const [year = "", month = "", day = ""] = date.split("-");
        expect(isDate(date)).toBe(true);
        expect(read(day, month, year)).toEqual({ kind: "date", date });
      }),
    );
  });
});

describe("whether a day can be meant", () => {
  const today = "2026-11-26";
  it.each([
    ["1926-12-04", "future", "must be today or later"],
    ["2026-11-25", "future", "must be today or later"],
    ["2026-11-26", "future", null],
    ["3026-11-26", "future", "must be within 30 years of today"],
    ["2026-11-27", "past", "must be today or earlier"],
    ["2026-11-26", "past", null],
    ["1926-11-26", "past", "must be within 30 years of today"],
    ["1926-11-26", "near", "must be within 30 years of today"],
    ["2036-11-26", "near", null],
    ["1926-11-26", "any", null],
  ] as const)("%s, %s: %s", (date, when, why) => {
    expect(unlikelyDate(date, when, today)).toBe(why);
  });
});
