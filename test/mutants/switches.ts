import type { MutantCoverage } from "@stryker-mutator/api/core";

/** What Stryker's mutants read and write: which of them is meant, and which were met by which test. */
type Switches = {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  mutantCoverage: MutantCoverage;
  hitCount: number | undefined;
  hitLimit: number | undefined;
};

export const switches: Switches = {
  activeMutant: undefined,
  currentTestId: undefined,
  mutantCoverage: { static: {}, perTest: {} },
  hitCount: undefined,
  hitLimit: undefined,
};

Reflect.set(globalThis, "__stryker__", switches);

/** Does it as the named test, or as none. */
export function during<Result>(test: string | undefined, act: () => Result): Result {
  const before = switches.currentTestId;
  switches.currentTestId = test;
  try {
    return act();
  } finally {
    switches.currentTestId = before;
  }
}
