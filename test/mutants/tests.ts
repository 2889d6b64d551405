import { globSync } from "node:fs";

/**
 * The tests of the rules by themselves: the mutants of `domain` are run against these. What is played by chance
 * (properties over random runs) is left out, as for the verifier, so that a rule counts as asked for only where a test
 * says what it does.
 *
 * @param root - the folder that holds `domain` and `test`
 * @returns paths from the root, in order
 */
export function testsOfTheRules(root: string): string[] {
  return globSync(
    [
      "audit/verify/replay/{each-order,lists,order-of}.test.ts",
      "conformance/verdicts.test.ts",
      "domain/**/*.test.ts",
      "test/judge/judge.test.ts",
      "test/specification/clauses/**/*.test.ts",
      "test/templates/broken.test.ts",
    ],
    {
      cwd: root,
      exclude: [
        "domain/fold.test.ts",
        "domain/properties.test.ts",
        "domain/risks/told-before.test.ts",
        "domain/visibility/same-for-all.test.ts",
      ],
    },
  ).toSorted();
}
