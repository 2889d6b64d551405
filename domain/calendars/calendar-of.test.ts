import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../period.ts";
import { calendarOf } from "./calendar-of.ts";

const regions: readonly (readonly [Calendar["nation"], string])[] = [
  ["england-and-wales", "ENG"],
  ["england-and-wales", "WLS"],
  ["scotland", "SCT"],
  ["northern-ireland", "NIR"],
];

/** One-off holidays by proclamation, which the rules that the library computes cannot know. */
const proclaimed: { readonly [N in Calendar["nation"]]: readonly string[] } = {
  "england-and-wales": [],
  scotland: ["2026-06-15"],
  "northern-ireland": [],
};

const isWeekday = (date: string): boolean =>
  ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const yearsOf = (calendar: Calendar): readonly number[] => {
  const first = Number(calendar.from.slice(0, 4));
  const last = Number(calendar.until.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

describe("the bank holidays of each nation", () => {
  it.each(regions)("%s are those that date-holidays computes for %s", (nation, region) => {
    const calendar = calendarOf(nation);
    const library = new Holidays("GB", region);
    const computed = yearsOf(calendar).flatMap((year) =>
      library
        .getHolidays(year)
        .filter(({ type }) => type === "public")
        .map(({ date }) => date.slice(0, 10))
        .filter(isWeekday),
    );
    const expected = [...new Set([...computed, ...proclaimed[nation]])].toSorted();
    expect(calendar.holidays).toEqual(expected);
  });

  it("cover whole years, with no weekend among them", () => {
    for (const [nation] of regions) {
      const { from, until, holidays } = calendarOf(nation);
      expect([from.slice(4), until.slice(4)]).toEqual(["-01-01", "-12-31"]);
      expect(holidays.filter((date) => !isWeekday(date))).toEqual([]);
    }
  });

  // gov.uk/bank-holidays, as published
  it("agree with the published lists where the nations differ", () => {
    expect(calendarOf("scotland").holidays).toContain("2027-01-04");
    expect(calendarOf("scotland").holidays).not.toContain("2026-04-06");
    expect(calendarOf("northern-ireland").holidays).toContain("2026-07-13");
    expect(calendarOf("england-and-wales").holidays).toContain("2026-12-28");
    expect(calendarOf("england-and-wales").holidays).not.toContain("2026-11-30");
  });
});
