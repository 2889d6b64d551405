import { expect, test } from "vitest";
import { createBackoff } from "./backoff.ts";
import { longestRest } from "./log/publisher.ts";
import { LogDisagrees } from "./log/log-disagrees.ts";

test("what stays broken for a day is tried a few times a minute at most, and begins anew after a success", () => {
  const backoff = createBackoff(250);
  const day = 24 * 60 * 60 * 1_000;
  let attempts = 0;
  for (let at = 0; at < day; at += backoff.next(60_000)) attempts += 1;
  expect(attempts).toBeLessThan(day / 60_000 + 10);
  expect(backoff.next(60_000)).toBe(60_000);
  backoff.reset();
  expect([1, 2, 3].map(() => backoff.next(60_000))).toEqual([250, 500, 1_000]);
});

test("a log that disagrees needs a person, so it is looked at again once a minute; PostgreSQL comes back sooner", () => {
  expect(longestRest(new LogDisagrees("forked", "two histories"))).toBe(60_000);
  expect(longestRest(new Error("connection refused"))).toBeLessThan(5_000);
});
