import type { LogReport } from "../../audit/verify/live/audit-log.ts";
import type { RunListReport } from "../../audit/verify/runs/run-list.ts";
import type { Check, Report } from "../../audit/verify/report.ts";

const RESULTS = { holds: "ok    ", fails: "FAILS ", "could-not-check": "?     " } as const;

/** A report with lines of steps of its own after it, such as those of given files. */
export type Told = (Omit<Report, "checks"> | Omit<LogReport, "checks">) & {
  readonly checks: readonly Check<string>[];
};

/** A report for a person at a terminal: what was found, what it can't show, and the conclusion last. */
export const inWords = (report: Told): string =>
  [
    ...report.checks.map(({ step, result, message }) => `${RESULTS[result]} ${step}: ${message}`),
    ...report.limits.map((limit) => `note   ${limit}`),
    "",
    conclusion(report),
  ].join("\n");

/** An organisation's list of runs for a person at a terminal, the runs last. */
export const runsInWords = ({ checks, limits, runs, ok }: RunListReport): string =>
  [
    ...checks.map(({ step, result, message }) => `${RESULTS[result]} ${step}: ${message}`),
    ...limits.map((limit) => `note   ${limit}`),
    "",
    ...(ok ? runs : [WRONG]),
  ].join("\n");

const WRONG =
  "NOT verified: what is marked with FAILS is wrong. Do not rely on it, and ask who gave it to you.";

const conclusion = (report: Told): string => {
  if (report.ok) {
    return "verdict" in report && report.verdict !== null
      ? `Everything holds. By the events alone: ${report.verdict.standing}.`
      : "Everything holds.";
  }
  return report.checks.some(({ result }) => result === "fails")
    ? WRONG
    : "Not verified: nothing was found wrong, but not everything could be checked.";
};
