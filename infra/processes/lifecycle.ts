import type { Logger } from "pino";

const ended = Promise.withResolvers<void>();

/** Resolves when this process has been asked to stop and has done so, or when its work has ended. */
export const untilStopped: Promise<void> = ended.promise;

/** Milliseconds for stopping in good order: less than the supervisor's and a container engine's patience, who kill after 10 s. */
const stopLimit = 9_000;

/** Tells the supervisor, if there is one, that this process serves now. */
export function reportReady(): void {
  process.send?.("ready");
}

/**
 * Ends this process when it is asked to end (SIGTERM, SIGINT), when the supervisor is gone, or when its work has ended by itself,
 * which is a failure (exit code 1) that whoever started it mends by starting it again. The channel to the supervisor, a request
 * or a socket that hangs would keep a process alive that does nothing any more.
 * @param options.work settles when what the process is for has ended; "endless" when it goes on after every error.
 * @param options.stop called once, to leave in good order; what it has not done after 9 seconds is cut short.
 */
export function runUntilStopped(options: {
  readonly work: Promise<unknown> | "endless";
  readonly stop: () => Promise<void>;
}): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopLimit).unref();
    void options.stop().finally(() => {
      ended.resolve();
      // Whatever still holds the event loop open has had its chance.
      setTimeout(() => process.exit(), 1_000).unref();
      if (process.connected) process.disconnect();
    });
  };
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, begin);
  if (options.work === "endless") return;
  const failed = () => {
    if (!stopping) process.exitCode = 1;
    begin();
  };
  options.work.then(failed, failed);
}

/** Ends this process at once because what it runs on is not fit for it. */
export function stopUnfit(log: Logger, problem: unknown): void {
  log.fatal({ error: problem }, "the database is not fit to be worked with");
  process.exit(1);
}
