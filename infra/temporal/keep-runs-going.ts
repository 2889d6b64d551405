import { setTimeout as sleep } from "node:timers/promises";

/**
 * Sets runs in motion again by itself: when it starts, which is after every release and every restart, and now and then. A run
 * can lose its workflow when Temporal's state is lost, when an operator ends it, or when a release cannot replay its history.
 * @param options.recover sets in motion what is not.
 * @param options.every milliseconds from one time to the next. @param options.retry milliseconds after a failure.
 */
export function keepRunsGoing(options: {
  readonly recover: (stopping: AbortSignal) => Promise<{ readonly started: number }>;
  readonly every?: number;
  readonly retry?: number;
  readonly onStarted: (runs: number) => void;
  readonly onError: (error: unknown) => void;
}): { start(): void; stop(): Promise<void> } {
  const { recover, every = 600_000, retry = 15_000, onStarted, onError } = options;
  const stopping = new AbortController();
  let going: Promise<void> = Promise.resolve();

  const once = async (): Promise<number> => {
    try {
      const { started } = await recover(stopping.signal);
      if (started > 0) onStarted(started);
      return every;
    } catch (error) {
      onError(error);
      return retry;
    }
  };

  const go = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const pause = await once();
      await sleep(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
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
