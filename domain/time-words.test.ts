import { expect, test } from "vitest";
import { dateWords, dayWords, isZone, timeWithZone, timeWords } from "./time-words.ts";

const now = new Date("2026-11-23T09:30:00.000Z");
const london = { zone: "Europe/London", now };

test.each([
  ["2026-12-04T17:00:00.000Z", "5pm on Friday 4 December"],
  ["2026-12-04T09:05:00.000Z", "9:05am on Friday 4 December"],
  ["2026-12-04T12:00:00.000Z", "midday on Friday 4 December"],
  ["2026-12-04T00:00:00.000Z", "midnight on Friday 4 December"],
  ["2027-01-08T17:00:00.000Z", "5pm on Friday 8 January 2027"],
])("%s reads as %s in London", (at, words) => {
  expect(timeWords(at, london)).toBe(words);
});

test("summer time is the reader's own", () => {
  expect(timeWords("2026-06-05T16:00:00.000Z", london)).toBe("5pm on Friday 5 June");
});

test("a zone that is not the UK's is named, and may be another day", () => {
  expect(timeWords("2026-12-04T23:30:00.000Z", { zone: "Europe/Paris", now })).toBe(
    "12:30am on Saturday 5 December (Paris time)",
  );
});

test("a zone like the UK's is not named", () => {
  expect(timeWords("2026-12-04T17:00:00.000Z", { zone: "Europe/Belfast", now })).toBe(
    "5pm on Friday 4 December",
  );
});

test("a mail names every zone; one that nobody knows is the UK's", () => {
  const at = "2026-12-04T12:00:00.000Z";
  expect(timeWithZone(at, london)).toBe("midday on Friday 4 December (UK time)");
  expect(timeWithZone(at, { zone: "Europe/Warsaw", now })).toBe(
    "1pm on Friday 4 December (Warsaw time)",
  );
  expect(timeWithZone(at, { zone: "Mars/Olympus", now })).toBe(
    "midday on Friday 4 December (UK time)",
  );
});

test("a day without its time", () => {
  expect(dayWords("2025-12-04T17:00:00.000Z", london)).toBe("Thursday 4 December 2025");
});

test("a calendar date belongs to no zone; what is none is shown as it is", () => {
  expect(dateWords("2026-12-04")).toBe("4 December 2026");
  expect(dateWords("soon")).toBe("soon");
});

test.each([
  ["2026-12-04T17:00:00.000Z", "5pm ddydd Gwener 4 Rhagfyr"],
  ["2026-12-04T12:00:00.000Z", "hanner dydd ddydd Gwener 4 Rhagfyr"],
  ["2027-01-07T00:00:00.000Z", "hanner nos ddydd Iau 7 Ionawr 2027"],
])("in Welsh, %s reads as %s", (at, words) => {
  expect(timeWords(at, { ...london, language: "cy" })).toBe(words);
});

test("in Welsh a mail names the zone, a day stands without its time, and a date belongs to no zone", () => {
  const at = "2026-12-04T12:00:00.000Z";
  const reader = { ...london, language: "cy" } as const;
  expect(timeWithZone(at, reader)).toBe("hanner dydd ddydd Gwener 4 Rhagfyr (amser y DU)");
  expect(timeWithZone(at, { ...reader, zone: "Europe/Warsaw" })).toBe(
    "1pm ddydd Gwener 4 Rhagfyr (amser Warsaw)",
  );
  expect(dayWords(at, reader)).toBe("dydd Gwener 4 Rhagfyr");
  expect(dateWords("2026-12-04", "cy")).toBe("4 Rhagfyr 2026");
});

test("only real zones count", () => {
  expect(isZone("Europe/London")).toBe(true);
  expect(isZone("Mars/Olympus")).toBe(false);
});

test("a zone is known again after more of them than are remembered, and one that is unknown stays so", () => {
  const names = Array.from({ length: 2 ** 11 }, (_, n) =>
    "europe/warsaw"
      .split("")
      .map((letter, index) => ((n >> index) & 1 ? letter.toUpperCase() : letter))
      .join(""),
  );
  expect(names.every(isZone)).toBe(true);
  expect(["Mars/Olympus", "Mars/Olympus"].map(isZone)).toEqual([false, false]);
  const at = "2026-12-04T12:00:00.000Z";
  expect(timeWithZone(at, { zone: "Europe/Warsaw", now: new Date(at) })).toContain("1pm");
});
