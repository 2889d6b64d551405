import { setTimeout as sleep } from "node:timers/promises";

/** Anything that runs until it is stopped or dies. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface Kept {
  /** Stops it for good; resolves when it has ended. */
  stop(): Promise<void>;
}

const firstDelay = 100; // milliseconds
const longestDelay = 10_000;
/** Milliseconds of running after which a crash counts as the first again. */
const settled = 30_000;

/**
 * Starts something and starts it again whenever it ends by itself, waiting longer each time that it ends at once.
 * The first start is the caller's: if it fails, the error is thrown and nothing is kept.
 */
export async function keepRunning(options: {
  readonly name: string;
  /** The signal says that it is not wanted any more. */
  readonly start: (signal: AbortSignal) => Promise<Running>;
  readonly report: (line: string) => void;
}): Promise<Kept> {
  const { name, start, report } = options;
  const stopping = new AbortController();
  let current = await start(stopping.signal);

  const loop = (async () => {
    let delay = firstDelay;
    for (;;) {
      const since = Date.now();
      await current.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > settled) delay = firstDelay;
      report(`${name} ended by itself; starting it again.`);
      for (;;) {
        await sleep(delay, undefined, { signal: stopping.signal }).catch(() => undefined);
        delay = Math.min(delay * 2, longestDelay);
        if (stopping.signal.aborted) return;
        try {
          current = await start(stopping.signal);
          break;
        } catch (error) {
          if (stopping.signal.aborted) return;
          report(
            `${name} did not start: ${error instanceof Error ? error.message : String(error)}`,
          );
        }
      }
      if (stopping.signal.aborted) return await current.stop();
      report(`${name} runs again.`);
    }
  })();

  return {
    async stop() {
      stopping.abort();
      await current.stop();
      await loop;
    },
  };
}
