import { performance } from "node:perf_hooks";

/**
 * Acts in one window. 200 a second is about as many words as Temporal takes one by one on two cores; a machine on which this process
 * has its hands full with fewer has none to spare for a word of each.
 */
const LIMIT = { idle: 20, full: 5 };
/** The share of the last moment in which this process was at work, from which on it has its hands full. */
const FULL = 0.8;
/** Milliseconds. */
const window = 100;

/** Whether acts come in faster than their words can be told one by one. */
export type LoadDetector = {
  note(): void;
  /** Counts the present window and the one before it, so that it is over as soon as a window was quiet. */
  isThere(): boolean;
};

/** @param atWork the share of the last moment, 0 to 1, in which this process was at work. */
export function createLoadDetector(
  atWork: () => number = () => 0,
  now: () => number = () => performance.now(),
): LoadDetector {
  let since = now();
  let count = 0;
  let before = 0;
  const turn = (): void => {
    const passed = now() - since;
    if (passed < window) return;
    before = passed < 2 * window ? count : 0;
    count = 0;
    since += passed;
  };
  return {
    note() {
      turn();
      count += 1;
    },
    isThere() {
      turn();
      const most = Math.max(count, before);
      return most > LIMIT.idle || (most > LIMIT.full && atWork() >= FULL);
    },
  };
}
