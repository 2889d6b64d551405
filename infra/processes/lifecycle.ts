const ended = Promise.withResolvers<void>();

/** Resolves when this process has been asked to stop and has done so. */
export const untilStopped: Promise<void> = ended.promise;

/** Tells the supervisor, if there is one, that this process serves now. */
export function reportReady(): void {
  process.send?.("ready");
}

/**
 * Calls `stop` once, when asked to end (SIGTERM, SIGINT) or when the supervisor is gone; then lets the process end.
 */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    void stop().finally(() => {
      ended.resolve();
      // Whatever still holds the event loop open has had its chance.
      setTimeout(() => process.exit(), 1_000).unref();
      if (process.connected) process.disconnect();
    });
  };
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, begin);
}
