import { defineConfig } from "vitest/config";

/**
 * The tests of the rules by themselves: the mutants of `domain` are run against these. What is played by chance
 * (properties over random runs) is left out, as for the verifier, so that a rule counts as asked for only where a test
 * says what it does.
 */
export default defineConfig({
  test: {
    include: [
      "domain/**/*.test.ts",
      "test/judge/**/*.test.ts",
      "test/specification/clauses/**/*.test.ts",
      "test/templates/broken.test.ts",
    ],
    exclude: [
      "domain/fold.test.ts",
      "domain/properties.test.ts",
      "domain/risks/told-before.test.ts",
      "domain/visibility/same-for-all.test.ts",
    ],
    setupFiles: ["test/support/property-seed.ts"],
    // As in vitest.config.ts: on a machine that may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Nothing here shares what another test could change.
    isolate: false,
  },
});
