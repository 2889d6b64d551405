import { performance } from "node:perf_hooks";

/** Acts in one window; 200 a second is about as many words as Temporal takes one by one on two cores. */
const limit = 20;
/** Milliseconds. */
const window = 100;

/** Whether acts come in faster than their words can be told one by one. */
export type LoadDetector = {
  note(): void;
  /** Counts the present window and the one before it, so that it is over as soon as a window was quiet. */
  isThere(): boolean;
};

export function createLoadDetector(now: () => number = () => performance.now()): LoadDetector {
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
      return count > limit || before > limit;
    },
  };
}
