import { expect, test } from "vitest";
import { median, percentile, rounded } from "./statistics.ts";

test("a percentile is one of the values measured", () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  expect(percentile([7], 0)).toBe(7);
});

test("numbers are ordered as numbers", () => {
  expect(median([100, 20, 3])).toBe(20);
});

test("nothing measured is no figure", () => {
  expect(median([])).toBeNaN();
});

test("three digits are kept", () => {
  expect(rounded(1234.5)).toBe(1230);
  expect(rounded(0.012345)).toBe(0.0123);
});
