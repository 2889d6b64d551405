import { defineConfig } from "vitest/config";

/**
 * The tests of the offline verifier by themselves: its coverage is measured with these, and its mutants are run against
 * them. What is played by chance (fuzzing, random runs, crowds, the attacks in test/tamper) is left out, so that a line
 * counts as covered only where a test asks for what it does.
 */
export default defineConfig({
  test: {
    include: ["audit/verify/**/*.test.ts"],
    exclude: [
      "audit/verify/fuzz.test.ts",
      "audit/verify/large-groups.test.ts",
      "audit/verify/random-runs.test.ts",
    ],
    // As in vitest.config.ts: measured lines run slower, on a machine that may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Nothing here shares what another test could change.
    isolate: false,
    coverage: {
      provider: "v8",
      include: ["audit/verify/**/*.ts"],
      reporter: [["text", { skipFull: true }]],
      reportsDirectory: ".build/coverage",
      thresholds: { statements: 100, branches: 100, functions: 100, lines: 100 },
    },
  },
});
