import { createPause } from "../../audit/pause.ts";

/** Milliseconds between looks. */
const LOOK = 60_000;

/** Removes the bytes of files that were erased, or that nobody used, wherever files are kept; again later when it could not. */
export function keepRemovingFiles(options: {
  readonly removeGone: () => Promise<number>;
  readonly onRemoved: (files: number) => void;
  readonly onError: (error: unknown) => void;
}): { start(): void; stop(): Promise<void> } {
  const { pause, wake } = createPause();
  const stopping = new AbortController();
  let done = Promise.resolve();

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const removed = await options.removeGone();
        if (removed > 0) options.onRemoved(removed);
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
