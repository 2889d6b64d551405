/** What Vitest's JSON report says of a run, as far as we need it. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts a run. A file that failed without a failed test in it (it did not load, or its set-up threw) is one failure, and so is a
 * run which ended badly for no reason that the report names.
 */
export function countTests(report: VitestReport | undefined, exitCode: number): Count {
  const broken =
    report?.testResults.filter(
      (file) =>
        file.status === "failed" &&
        file.assertionResults.every((result) => result.status !== "failed"),
    ).length ?? 0;
  const named = (report?.numFailedTests ?? 0) + broken;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: named === 0 && exitCode !== 0 ? 1 : named,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** One line, the last that a run of all tests prints. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}
