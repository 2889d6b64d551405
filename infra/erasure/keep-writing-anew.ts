import type { Pool } from "pg";
import { createPause } from "../../audit/pause.ts";
import type { WrittenAnew } from "./write-anew.ts";

/** Milliseconds between looks. */
const LOOK = 60_000;
/** Milliseconds between two times that the tables are written anew: it locks them, so many erasures share one. */
const APART = 3_600_000;

/** Writes the tables anew within the hour after an erasure, and again later when it could not. */
export function keepWritingAnew(options: {
  readonly pool: Pool;
  readonly writeAnew: () => Promise<WrittenAnew>;
  readonly onDone: (done: WrittenAnew) => void;
  readonly onError: (error: unknown) => void;
}): { start(): void; stop(): Promise<void> } {
  const { pause, wake } = createPause();
  const stopping = new AbortController();
  let done = Promise.resolve();

  const loop = async (): Promise<void> => {
    let next = 0;
    while (!stopping.signal.aborted) {
      try {
        const { rowCount } = await options.pool.query("select from record.erasure_due limit 1");
        if (rowCount !== 0 && Date.now() >= next) {
          options.onDone(await options.writeAnew());
          next = Date.now() + APART;
        }
      } catch (error) {
        options.onError(error);
      }
      if (!stopping.signal.aborted) await pause(LOOK);
    }
  };

  return {
    start: () => void (done = loop()),
    async stop() {
      stopping.abort();
      wake();
      await done;
    },
  };
}
