import { expect, test } from "vitest";
import { isMet } from "./goal.ts";

const goal = { name: "x", goal: 3, unit: "times" };

test("a goal is met at its very figure", () => {
  expect(isMet({ ...goal, value: 3, is: "at-least" })).toBe(true);
  expect(isMet({ ...goal, value: 3, is: "at-most" })).toBe(true);
  expect(isMet({ ...goal, value: 2.99, is: "at-least" })).toBe(false);
  expect(isMet({ ...goal, value: 3.01, is: "at-most" })).toBe(false);
});

test("what was not measured is not met", () => {
  expect(isMet({ ...goal, value: Number.NaN, is: "at-least" })).toBe(false);
  expect(isMet({ ...goal, value: Number.NaN, is: "at-most" })).toBe(false);
});
