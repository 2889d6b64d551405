import type { Pool } from "pg";
import { withConnection } from "./connection.ts";

/** Told by writers after a commit, and by the sequencer after positions were given. Hints only: polling is what is true. */
export const COMMITTED = "record_committed";
export const SEQUENCED = "record_sequenced";

/**
 * Says "look now" to whoever listens on `channel`, at most once every `every` milliseconds and never lost at the end of
 * a burst. It is a transaction of its own: a NOTIFY inside a writer's transaction takes a lock that all others wait for
 * until its commit is on disk. This one need not reach the disk.
 */
export function createHint(pool: Pool, channel: string, every = 100): () => void {
  let pending = false;
  let resting = false;

  const send = (): void => {
    pending = false;
    resting = true;
    withConnection(pool, (client) =>
      client.query({
        name: "record-hint",
        text: "select set_config('synchronous_commit', 'off', true), pg_notify($1, '')",
        values: [channel],
      }),
    )
      .catch(() => undefined)
      .finally(() => setTimeout(rested, every).unref());
  };
  const rested = (): void => {
    resting = false;
    if (pending) send();
  };

  return () => {
    if (resting) pending = true;
    else send();
  };
}
