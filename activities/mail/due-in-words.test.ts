import { describe, expect, it } from "vitest";
import { dueInWords } from "./due-in-words.ts";

const now = "2026-11-22T09:00:00.000Z";

describe("a due time in words", () => {
  it("is said in the reader's zone", () => {
    expect(dueInWords("2026-12-04T17:00:00.000Z", now, null)).toBe("5pm on Friday 4 December");
    expect(dueInWords("2026-12-04T17:00:00.000Z", now, "Europe/Warsaw")).toBe(
      "6pm on Friday 4 December",
    );
  });

  it("follows summer time", () => {
    expect(dueInWords("2026-07-03T16:00:00.000Z", now, null)).toBe("5pm on Friday 3 July");
  });

  it("names the year when it is another", () => {
    expect(dueInWords("2027-01-08T17:00:00.000Z", now, null)).toBe("5pm on Friday 8 January 2027");
  });

  it("says minutes only when there are any", () => {
    expect(dueInWords("2026-12-04T09:30:00.000Z", now, null)).toBe("9.30am on Friday 4 December");
    expect(dueInWords("2026-12-04T12:00:00.000Z", now, null)).toBe("12pm on Friday 4 December");
  });
});
