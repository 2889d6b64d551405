import { expect, test } from "vitest";
import { dayWithin } from "./days.ts";

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
