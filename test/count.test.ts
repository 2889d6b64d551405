import { expect, test } from "vitest";
import { closingLine, countTests, type VitestReport } from "./count.ts";

const report = (change: Partial<VitestReport>): VitestReport => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...change,
});

test("counts what passed and what failed", () => {
  expect(countTests(report({ numFailedTests: 2 }), 1)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 0,
  });
});

test("a file that did not load is a failure, though no test in it failed", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "passed", assertionResults: [{ status: "passed" }] },
  ];
  expect(countTests(report({ testResults }), 1).failed).toBe(1);
});

test("a failed test counts once, not once more for its file", () => {
  const testResults = [{ status: "failed", assertionResults: [{ status: "failed" }] }];
  expect(countTests(report({ numFailedTests: 1, testResults }), 1).failed).toBe(1);
});

test("a run that ends badly is never counted as all passed", () => {
  expect(countTests(report({}), 1).failed).toBe(1);
  expect(countTests(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("the closing line is plain, and names skipped tests only if there are any", () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
  expect(closingLine({ passed: 12, failed: 1, skipped: 2 })).toBe("12 passed, 1 failed, 2 skipped");
});
