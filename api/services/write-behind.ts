import { setTimeout as sleep } from "node:timers/promises";
import { createBackoff } from "../../audit/backoff.ts";
import { createPause } from "../../audit/pause.ts";

/** Milliseconds: until what waits is written, the longest pause between attempts, and how long a stop goes on trying. */
const DELAY = 100;
const LONGEST_REST = 5_000;
const LAST_TRY = 3_000;

export type WriteBehind<Batch> = {
  /** There is something to write. Never waits and never fails. */
  soon(): void;
  /** Writes what waits, for some seconds at most. @returns the batch that was being written when it was given up; null if none was. */
  close(): Promise<Batch | null>;
};

/**
 * Writes beside people's requests, never in their way: what waits goes together, and is tried again until it is written.
 * @param options.take what waits, as one batch; null when nothing does. @param options.giveBack a batch that could not be written.
 */
export function createWriteBehind<Batch>(options: {
  readonly take: () => Batch | null;
  readonly write: (batch: Batch) => Promise<void>;
  readonly giveBack: (batch: Batch) => void;
  readonly onError: (error: unknown) => void;
}): WriteBehind<Batch> {
  const { take, write, giveBack, onError } = options;
  const backoff = createBackoff(DELAY);
  const { pause, wake } = createPause();
  let underWay: Batch | null = null;
  let writing: Promise<void> | null = null;
  let giveUpAt = Number.POSITIVE_INFINITY;

  const goOn = async (): Promise<void> => {
    await pause(DELAY);
    while (Date.now() < giveUpAt) {
      const batch = take();
      if (batch === null) break;
      underWay = batch;
      try {
        await write(batch);
        backoff.reset();
      } catch (error) {
        giveBack(batch);
        onError(error);
        underWay = null;
        await pause(Number.isFinite(giveUpAt) ? DELAY : backoff.next(LONGEST_REST));
      } finally {
        underWay = null;
      }
    }
    writing = null;
  };

  return {
    soon() {
      writing ??= goOn();
    },
    async close() {
      giveUpAt = Date.now() + LAST_TRY;
      wake();
      // A database that hangs is not waited for.
      await Promise.race([writing, sleep(LAST_TRY + DELAY, undefined, { ref: false })]);
      return underWay;
    },
  };
}
