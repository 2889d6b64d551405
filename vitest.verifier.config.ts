import { defineConfig } from "vitest/config";
import { VERIFIER_TESTS } from "./test/verifier-tests.ts";

/** The tests of the offline verifier by themselves: its coverage is measured with these, and its mutants are run against them. */
export default defineConfig({
  test: {
    setupFiles: ["test/support/property-seed.ts"],
    include: [VERIFIER_TESTS],
    // As in vitest.config.ts: measured lines run slower, on a machine that may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Nothing here shares what another test could change.
    isolate: false,
    coverage: {
      provider: "v8",
      include: ["audit/verify/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: [["text", { skipFull: true }]],
      reportsDirectory: ".build/coverage",
      thresholds: { statements: 100, branches: 100, functions: 100, lines: 100 },
    },
  },
});
