import { expect, test } from "vitest";
import { timeAtWork } from "./time-at-work.ts";

function clock() {
  let active = 0;
  let idle = 0;
  const spend = (more: { readonly active: number; readonly idle: number }) => {
    active += more.active;
    idle += more.idle;
  };
  const share = timeAtWork(
    () => ({ active, idle, utilization: 0 }),
    () => active + idle,
  );
  return { spend, share };
}

test("the share of the last moment counts, and not of the time before", () => {
  const { spend, share } = clock();
  expect(share()).toBe(0);
  spend({ active: 10, idle: 90 });
  expect(share()).toBeCloseTo(0.1);
  spend({ active: 95, idle: 5 });
  expect(share()).toBeCloseTo(0.95);
  spend({ active: 5, idle: 95 });
  expect(share()).toBeCloseTo(0.05);
});

test("one long request after a quiet time is no load", () => {
  const { spend, share } = clock();
  spend({ active: 0, idle: 5_000 });
  spend({ active: 20, idle: 0 });
  expect(share()).toBeLessThan(0.1);
});
