import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { VERIFIER_TESTS } from "./test/verifier-tests.ts";

const elsewhere = ["**/node_modules/**", ".build/**", ".data/**"];

/** End-to-end tests that need no whole product, or wait for it more than they use it: they share the machine. */
const sideBySide = [
  "test/{adversary,browser,model,outside}/**/*.e2e.test.ts",
  "test/{bundles-under-load,erased-everywhere,mail,start,stop,verify,verify-files,worker-ends}.e2e.test.ts",
];

/** Tests that `npm test` has run already, to measure what they cover. */
const measured = process.env["ALONGSIDE_VERIFIER_MEASURED"] === "1" ? [VERIFIER_TESTS] : [];

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    // Vitest's own choice leaves one core free. Many tests wait for processes, disks and browsers: on two cores a third worker uses that.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    setupFiles: ["test/support/property-seed.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...elsewhere, ...measured, "**/*.integration.test.ts", "**/*.e2e.test.ts"],
          // Properties over thousands of cases, on a machine that may be busy.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["**/*.integration.test.ts"],
          exclude: elsewhere,
          globalSetup: "test/support/servers.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "side-by-side",
          include: sideBySide,
          exclude: elsewhere,
          // A search that takes all of one core for a minute, on cores that are three times slower and shared.
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "end-to-end",
          include: ["test/**/*.e2e.test.ts"],
          exclude: [...elsewhere, ...sideBySide],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
