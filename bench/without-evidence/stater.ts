import type { Leader } from "../../audit/leader.ts";

// Stands in for audit/heads/stater.ts: the log states nobody's newest version.

export const createStater = (_options: unknown): Leader => ({
  start: () => undefined,
  stop: () => Promise.resolve(),
  leads: () => false,
});
