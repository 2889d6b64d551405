import { describe, expect, test } from "vitest";
import { calendarOf } from "../calendars/calendar-of.ts";
import type { Calendar } from "../period.ts";
import {
  addPeriod,
  beforeDue,
  isWorkingDay,
  londonDate,
  moveDue,
  timesPeriod,
} from "./calendar.ts";

const calendar: Calendar = {
  nation: "england-and-wales",
  from: "2026-01-01",
  until: "2026-12-31",
  holidays: ["2026-04-03", "2026-04-06", "2026-05-04", "2026-12-25", "2026-12-28"],
};

describe("the end of a period", () => {
  test.each([
    ["seconds are exact", "2026-01-05T09:00:00.000Z", { seconds: 90 }, "2026-01-05T09:01:30.000Z"],
    [
      "a working day ends at 17:00",
      "2026-01-05T09:00:00.000Z",
      { workingDays: 1 },
      "2026-01-06T17:00:00.000Z",
    ],
    [
      "weekends do not count",
      "2026-01-09T09:00:00.000Z",
      { workingDays: 1 },
      "2026-01-12T17:00:00.000Z",
    ],
    [
      "Easter does not count",
      "2026-04-02T09:00:00.000Z",
      { workingDays: 1 },
      "2026-04-07T16:00:00.000Z",
    ],
    [
      "from a Sunday, Monday is the first",
      "2026-01-11T09:00:00.000Z",
      { workingDays: 1 },
      "2026-01-12T17:00:00.000Z",
    ],
    [
      "days move on to a working day",
      "2026-01-05T09:00:00.000Z",
      { days: 5 },
      "2026-01-12T17:00:00.000Z",
    ],
    [
      "months keep to the month's end",
      "2026-01-30T09:00:00.000Z",
      { months: 1 },
      "2026-03-02T17:00:00.000Z",
    ],
    ["a year on", "2026-02-02T09:00:00.000Z", { months: 12 }, "2027-02-02T17:00:00.000Z"],
    [
      "nothing is at once",
      "2026-01-10T09:00:00.000Z",
      { workingDays: 0 },
      "2026-01-10T09:00:00.000Z",
    ],
  ] as const)("%s", (_, at, period, end) => {
    expect(addPeriod(at, period, calendar)).toBe(end);
  });

  test("17:00 is London time: an hour earlier in UTC once summer time began on 29 March 2026", () => {
    expect(addPeriod("2026-03-26T09:00:00.000Z", { workingDays: 1 }, calendar)).toBe(
      "2026-03-27T17:00:00.000Z",
    );
    expect(addPeriod("2026-03-27T09:00:00.000Z", { workingDays: 1 }, calendar)).toBe(
      "2026-03-30T16:00:00.000Z",
    );
    expect(addPeriod("2026-10-23T09:00:00.000Z", { workingDays: 1 }, calendar)).toBe(
      "2026-10-26T17:00:00.000Z",
    );
  });

  test("just before midnight in summer it is tomorrow in London", () => {
    // 23:30 UTC on Thursday 2 July is 00:30 on Friday in London
    expect(addPeriod("2026-07-02T23:30:00.000Z", { workingDays: 1 }, calendar)).toBe(
      "2026-07-06T16:00:00.000Z",
    );
  });
});

test("London's offset agrees with the time zone database for every day of twenty years", () => {
  const hour = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const open: Calendar = { ...calendar, holidays: [] };
  const wrong: string[] = [];
  for (let day = Date.UTC(2020, 0, 1, 12); day < Date.UTC(2040, 0, 1); day += 86_400_000) {
    const due = addPeriod(new Date(day).toISOString(), { workingDays: 1 }, open);
    if (hour.format(new Date(due)) !== "17") wrong.push(due);
  }
  expect(wrong).toEqual([]);
});

describe("reminders", () => {
  test.each([
    ["at 09:00, working days before", { workingDays: 2 }, "2026-04-01T08:00:00.000Z"],
    ["days before, no later than promised", { days: 3 }, "2026-04-02T08:00:00.000Z"],
    ["seconds are exact", { seconds: 60 }, "2026-04-07T15:59:00.000Z"],
  ] as const)("%s", (_, period, at) => {
    expect(beforeDue("2026-04-07T16:00:00.000Z", period, calendar)).toBe(at);
  });
});

describe("a due time moved on", () => {
  const due = "2026-01-09T17:00:00.000Z";
  test("falls at 17:00 on the next working day", () => {
    expect(moveDue(due, 3_600_000, { workingDays: 5 }, calendar)).toBe("2026-01-12T17:00:00.000Z");
    expect(moveDue(due, 3 * 86_400_000, { days: 5 }, calendar)).toBe("2026-01-12T17:00:00.000Z");
  });
  test("is exact where the period is", () => {
    expect(moveDue(due, 1000, { seconds: 5 }, calendar)).toBe("2026-01-09T17:00:01.000Z");
  });
  test("stays where no time was taken", () => {
    expect(moveDue(due, 0, { workingDays: 5 }, calendar)).toBe(due);
  });
});

test("a bank holiday of the nation is no working day", () => {
  const scotland = calendarOf("scotland");
  expect(isWorkingDay("2026-01-02", scotland)).toBe(false);
  expect(isWorkingDay("2026-01-02", calendarOf("england-and-wales"))).toBe(true);
});

test("a period many times over", () => {
  expect(timesPeriod({ months: 3 }, 4)).toEqual({ months: 12 });
});

test("in summer London's date is an hour ahead of UTC's", () => {
  expect(londonDate("2026-07-02T23:30:00.000Z")).toBe("2026-07-03");
  expect(londonDate("2026-01-02T23:30:00.000Z")).toBe("2026-01-02");
});
