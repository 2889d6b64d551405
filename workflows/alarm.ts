import { CancellationScope, isCancellation, sleep } from "@temporalio/workflow";

/** Milliseconds. A look that came to nothing doubles the pause before the next, up to an hour. */
const shortest = 50;
const second = 1_000;
const hour = 3_600_000;

/**
 * One durable timer, kept running while the time it is set to stays the same: an answer that changes nothing about the
 * next due time costs Temporal no timer.
 */
export type Alarm = {
  /** Sets it to an ISO time, or to none. `fruitless`: how many times in a row it rang for nothing. */
  set(at: string | null, fruitless: number): void;
};

export function createAlarm(ring: () => void): Alarm {
  let set: { readonly at: string; readonly scope: CancellationScope } | null = null;
  return {
    set(at, fruitless) {
      if (at === (set?.at ?? null)) return;
      set?.scope.cancel();
      set = null;
      if (at === null) return;
      const scope = new CancellationScope();
      const mine = { at, scope };
      set = mine;
      const ahead = Date.parse(at) - Date.now();
      const pause = fruitless === 0 ? shortest : Math.min(second * 2 ** fruitless, hour);
      scope
        .run(() =>
          sleep(Math.max(ahead, pause), { summary: "The next reminder, due time or round" }),
        )
        .then(
          () => {
            if (set !== mine) return;
            set = null;
            ring();
          },
          (error: unknown) => {
            if (!isCancellation(error)) throw error;
          },
        );
    },
  };
}
