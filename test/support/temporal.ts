import { inject } from "vitest";

/** host:port of the tests' Temporal, for suites that open their own connection; use a task queue of your own. */
export function temporalAddress(): string {
  return inject("temporalAddress");
}
