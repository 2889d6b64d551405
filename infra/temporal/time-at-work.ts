import { performance, type EventLoopUtilization } from "node:perf_hooks";

/** Milliseconds; shorter samples would take one long request for a load. */
const sample = 25;

/**
 * The share of the last moment, 0 to 1, in which this process's event loop was at work. People's requests come first: their
 * acts are durable when they are committed, and the word to a workflow can wait until those who are in the queue have their
 * receipts.
 */
export function timeAtWork(
  read: (since?: EventLoopUtilization) => EventLoopUtilization = performance.eventLoopUtilization,
  now: () => number = () => performance.now(),
): () => number {
  let since = read();
  let at = now();
  let share = 0;
  return () => {
    if (now() - at < sample) return share;
    const current = read();
    const active = current.active - since.active;
    const whole = active + current.idle - since.idle;
    share = whole <= 0 ? 0 : active / whole;
    since = current;
    at = now();
    return share;
  };
}
