import { expect, test } from "vitest";
import { timeToSpare } from "./time-to-spare.ts";

function clock() {
  let active = 0;
  let idle = 0;
  const spend = (more: { readonly active: number; readonly idle: number }) => {
    active += more.active;
    idle += more.idle;
  };
  const calm = timeToSpare(
    () => ({ active, idle, utilization: 0 }),
    () => active + idle,
  );
  return { spend, calm };
}

test("a process that mostly waits has time to spare, and one that only works has none", () => {
  const { spend, calm } = clock();
  expect(calm()).toBe(true);
  spend({ active: 10, idle: 90 });
  expect(calm()).toBe(true);
  spend({ active: 95, idle: 5 });
  expect(calm()).toBe(false);
  spend({ active: 5, idle: 95 });
  expect(calm()).toBe(true);
});

test("one long request after a quiet time is no crowd", () => {
  const { spend, calm } = clock();
  spend({ active: 0, idle: 5_000 });
  spend({ active: 20, idle: 0 });
  expect(calm()).toBe(true);
});
