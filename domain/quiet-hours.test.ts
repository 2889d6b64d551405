import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isQuiet, quietUntil } from "./quiet-hours.ts";
import { hourIn } from "./time-words.ts";

const NIGHT = { from: 20, until: 9 };
const QUARTER = 900_000;

describe("quiet hours from 8pm until 9am", () => {
  test.each([
    [
      "in the evening they last until the next morning",
      "2026-01-05T20:30:00.000Z",
      "2026-01-06T09:00:00.000Z",
    ],
    ["at their first moment", "2026-01-05T20:00:00.000Z", "2026-01-06T09:00:00.000Z"],
    ["in summer an hour earlier by UTC", "2026-07-06T02:10:00.000Z", "2026-07-06T08:00:00.000Z"],
    [
      "in the night in which clocks go forward",
      "2026-03-28T21:00:00.000Z",
      "2026-03-29T08:00:00.000Z",
    ],
    ["in the night in which they go back", "2026-10-24T20:00:00.000Z", "2026-10-25T09:00:00.000Z"],
  ])("%s", (_, at, until) => expect(quietUntil(at, NIGHT, "Europe/London")).toBe(until));

  test.each([
    ["at their end", "2026-01-06T09:00:00.000Z"],
    ["by day", "2026-01-06T15:00:00.000Z"],
    ["a moment before they begin", "2026-01-06T19:59:59.999Z"],
  ])("are not %s", (_, at) => expect(quietUntil(at, NIGHT, "Europe/London")).toBeNull());

  test("are those of the person's own zone, and of the United Kingdom where that is unknown", () => {
    const at = "2026-01-06T15:30:00.000Z";
    expect(quietUntil(at, NIGHT, "Asia/Kathmandu")).toBe("2026-01-07T03:15:00.000Z");
    expect(quietUntil(at, NIGHT, "Nowhere/At-All")).toBeNull();
  });

  test("an hour that clocks skip ends them with the next: one o’clock does not come in March", () => {
    const quiet = { from: 22, until: 1 };
    expect(quietUntil("2026-03-28T23:00:00.000Z", quiet, "Europe/London")).toBe(
      "2026-03-29T01:00:00.000Z",
    );
  });
});

test("whatever the hours, the zone and the season: it is quiet until then, and not quiet then", () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const zone = fc.constantFrom(
    "Europe/London",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
  );
  // Half of the moments lie within two days of a night in which clocks change.
  const change = fc.constantFrom(
    "2026-03-29",
    "2026-10-25",
    "2026-04-05",
    "2026-10-04",
    "2026-03-08",
  );
  const at = fc.oneof(
    fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
    fc
      .tuple(change, fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }))
      .map(([day, off]) => new Date(Date.parse(day) + off)),
  );
  fc.assert(
    fc.property(hour, hour, zone, at, (from, until, where, moment) => {
      fc.pre(from !== until);
      const quiet = { from, until };
      const isQuietAt = (time: number) => isQuiet(quiet, hourIn(new Date(time), where));
      const end = quietUntil(moment.toISOString(), quiet, where);
      expect(end === null).toBe(!isQuietAt(moment.getTime()));
      if (end === null) return;
      const over = Date.parse(end);
      expect(over).toBeGreaterThan(moment.getTime());
      expect(isQuietAt(over)).toBe(false);
      for (let time = moment.getTime(); time < over; time += QUARTER)
        expect(isQuietAt(time)).toBe(true);
      expect(isQuietAt(over - 1)).toBe(true);
      // At most a whole day, and an hour that the clocks repeat; twice that where they skip the only loud hour.
      expect(over - moment.getTime()).toBeLessThanOrEqual(49 * 3_600_000);
    }),
  );
});
