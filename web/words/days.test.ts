import { expect, test } from "vitest";
import { dayWithin, instantOn } from "./days.ts";

test.each([
  ["2026-01-15", "Europe/London", "2026-01-15T00:00:00.000Z", "2026-01-15T23:59:59.999Z"],
  ["2026-07-15", "Europe/London", "2026-07-14T23:00:00.000Z", "2026-07-15T22:59:59.999Z"],
  // The days on which the clocks change have 23 and 25 hours.
  ["2026-03-29", "Europe/London", "2026-03-29T00:00:00.000Z", "2026-03-29T22:59:59.999Z"],
  ["2026-10-25", "Europe/London", "2026-10-24T23:00:00.000Z", "2026-10-25T23:59:59.999Z"],
  ["2026-07-15", "Pacific/Auckland", "2026-07-14T12:00:00.000Z", "2026-07-15T11:59:59.999Z"],
  ["2026-03-08", "America/New_York", "2026-03-08T05:00:00.000Z", "2026-03-09T03:59:59.999Z"],
])("%s in %s begins at %s and ends at %s", (day, zone, from, until) => {
  expect(dayWithin(day, zone)).toEqual({ from, until });
});

test.each([
  ["2026-11-23", "8:15", "Europe/London", "2026-11-23T08:15:00.000Z"],
  ["2026-07-15", "08.15", "Europe/London", "2026-07-15T07:15:00.000Z"],
  ["2026-10-25", "23:59", "Europe/London", "2026-10-25T23:59:00.000Z"],
  ["2026-07-15", "0:05", "Pacific/Auckland", "2026-07-14T12:05:00.000Z"],
])("on %s at %s in %s it is %s", (day, clock, zone, at) => {
  expect(instantOn(day, clock, zone)).toBe(at);
});

test.each(["24:00", "8:60", "8", "", "half past two", "8:15 pm"])(
  "%o is no time of day",
  (clock) => {
    expect(instantOn("2026-11-23", clock, "Europe/London")).toBeNull();
  },
);
