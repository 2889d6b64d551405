import { performance, type EventLoopUtilization } from "node:perf_hooks";

/** Milliseconds; shorter samples would call one long request a crowd. */
const sample = 25;
/** Share of a sample in which the event loop was at work. */
const crowded = 0.7;

/**
 * Whether this process's event loop had time to spare of late. People's requests come first: their acts are durable when they
 * are committed, and the word to a workflow can wait until those who are in the queue have their receipts.
 */
export function timeToSpare(
  read: (since?: EventLoopUtilization) => EventLoopUtilization = performance.eventLoopUtilization,
  now: () => number = () => performance.now(),
): () => boolean {
  let since = read();
  let at = now();
  let calm = true;
  return () => {
    if (now() - at < sample) return calm;
    const current = read();
    const active = current.active - since.active;
    const whole = active + current.idle - since.idle;
    calm = whole <= 0 || active / whole < crowded;
    since = current;
    at = now();
    return calm;
  };
}
