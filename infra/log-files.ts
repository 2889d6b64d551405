import { closeSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { stat } from "node:fs/promises";

const limit = 20 * 1024 * 1024; // bytes
const every = 10_000; // milliseconds
const piece = 1024 * 1024; // bytes

/**
 * Keeps log files short while processes write to them: one that grew past the limit is copied to `.1`, which replaces the one
 * before it, and emptied. They are emptied and not renamed because their writers, PostgreSQL and Temporal among them, keep
 * them open and append (O_APPEND). What is written between the last copied byte and the emptying, a few microseconds, is lost.
 */
export function keepLogsShort(files: readonly string[]): void {
  // A log that can't be shortened now, on a full disk for one, is tried again.
  const look = () => {
    for (const file of files) void shorten(file, limit).catch(() => undefined);
  };
  look();
  setInterval(look, every).unref();
}

/** @param most bytes. A file that is not there is short enough. */
export async function shorten(file: string, most: number): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= most) return;
  const log = openSync(file, "r+");
  const older = openSync(`${file}.1`, "w", 0o600);
  try {
    const buffer = Buffer.alloc(piece);
    // Without a pause, so that little is written after the last byte that is read.
    for (let read = readSync(log, buffer); read > 0; read = readSync(log, buffer))
      writeSync(older, buffer, 0, read);
    ftruncateSync(log);
  } finally {
    closeSync(older);
    closeSync(log);
  }
}
