import type { Leader } from "../../audit/leader.ts";

// Stands in for audit/log/publisher.ts: no tiles, no checkpoints, no signatures.

export const createPublisher = (_options: unknown): Leader => ({
  start: () => undefined,
  stop: () => Promise.resolve(),
  leads: () => false,
});
