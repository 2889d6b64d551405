import { describe, expect, test } from "vitest";
import { standingWords } from "./standing-words.ts";

const reader = { zone: "Europe/London", now: new Date("2026-06-01T21:00:00Z") };
const waited = { member: "ada", standing: "waited-for", reached: "being-sent" } as const;

describe("somebody who was asked and has not answered", () => {
  test("whose message waits through their quiet hours is said to have chosen that, with the end of it in the reader's zone", () => {
    expect(standingWords({ ...waited, heldUntil: "2026-06-02T08:00:00Z" }, reader)).toBe(
      "no answer yet (their message waits until 9am on Tuesday 2 June, as they chose)",
    );
  });

  test("whose message waits for nothing is told of as being sent to", () => {
    expect(standingWords({ ...waited, heldUntil: null }, reader)).toBe(
      "no answer yet (a message is being sent)",
    );
  });
});
