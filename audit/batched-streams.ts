import type { Pool } from "pg";
import { readEntry, type EntryRow } from "./entry.ts";
import type { NewEvent } from "./event.ts";
import { readStreams, type Reader, type WantedStream } from "./read.ts";

/** Runs that one query reads, so that many that are new to this process are not in memory all at once. */
const MOST = 100;

/**
 * `Reader.readStream` for whoever reads many runs: what is asked for in one turn of the event loop is read by one query for each
 * hundred runs. An entry that can't be read fails its own run alone.
 */
export function batchedStreams<E extends NewEvent>(
  pool: Pool,
  readStream: Reader<E>["readStream"],
): Reader<E>["readStream"] {
  type Waiting = {
    readonly wanted: WantedStream;
    readonly resolve: (entries: readonly EntryRow[]) => void;
    readonly reject: (error: unknown) => void;
  };
  let waiting: Waiting[] = [];

  const read = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const entries = await readStreams(
        pool,
        batch.map(({ wanted }) => wanted),
      );
      for (const [index, one] of batch.entries()) one.resolve(entries[index] ?? []);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += MOST) void read(all.slice(from, from + MOST));
  };

  return async (run, after = 0, limit) => {
    if (limit !== undefined) return await readStream(run, after, limit);
    const entries = await new Promise<readonly EntryRow[]>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ wanted: { run, after }, resolve, reject });
    });
    return entries.map((entry) => readEntry<E>(entry));
  };
}
