import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds: the index in which Temporal finds closed workflows may lag, so each look begins so long before the last one. */
const OVERLAP = 120_000;

/**
 * Sets runs in motion again by itself. A run can lose its workflow when Temporal's state is lost, when an operator ends it, or when
 * a release cannot replay its history. All runs are compared with all workflows at the start, which is after every release
 * and every restart, and now and then; in between, workflows that have ended are looked at twice a minute, and all are compared
 * at once when more are missing than before: what was deleted has left no end behind.
 * @param options.recover sets in motion what is not. @param options.recoverEnded does so where a workflow ended since an instant.
 * @param options.missing how many runs have no workflow, by count; those that are damaged have none either.
 * @param options.every milliseconds from one comparison of all to the next. @param options.look milliseconds between looks at what
 *   has ended. @param options.retry milliseconds after a failure.
 */
export function keepRunsGoing(options: {
  readonly recover: (stopping: AbortSignal) => Promise<number>;
  readonly recoverEnded: (since: Date, stopping: AbortSignal) => Promise<number>;
  readonly missing: () => Promise<number>;
  readonly every?: number;
  readonly look?: number;
  readonly retry?: number;
  readonly onStarted: (runs: number) => void;
  readonly onError: (error: unknown) => void;
}): { start(): void; stop(): Promise<void> } {
  const { every = 600_000, look = 30_000, retry = 15_000, onStarted, onError } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let going: Promise<void> = Promise.resolve();

  const go = async (): Promise<void> => {
    let allAt = Number.NEGATIVE_INFINITY;
    let endedAt = 0;
    let usual = Number.POSITIVE_INFINITY;
    while (!signal.aborted) {
      const now = Date.now();
      let pause = look;
      try {
        const missing = await options.missing();
        const isTurnOfAll = now - allAt >= every || missing > usual;
        const started = isTurnOfAll
          ? await options.recover(signal)
          : await options.recoverEnded(new Date(endedAt - OVERLAP), signal);
        if (isTurnOfAll) allAt = now;
        // Temporal's count lags by moments, and what was started now is in it by the next look.
        usual = isTurnOfAll ? missing : Math.min(usual, missing);
        endedAt = now;
        if (started > 0) onStarted(started);
      } catch (error) {
        onError(error);
        pause = retry;
      }
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };

  return {
    start() {
      going = go();
    },
    async stop() {
      stopping.abort();
      await going;
    },
  };
}
