import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { SetupProblem } from "./problem.ts";

/**
 * One supervisor for a data folder. The lock is an open write transaction on a SQLite file there: the system's own lock on that
 * file, which is taken in one step, and which the system itself gives back when its holder dies, however it dies (ADR 0113).
 * @returns a function that lets go.
 * @throws SetupProblem when another one runs.
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const pidFile = path.join(dataDir, "supervisor.pid");
  const lock = takeLock(path.join(dataDir, "supervisor.lock"));
  if (lock === undefined) {
    const pid = (await readFile(pidFile, "utf8").catch(() => "unknown")).trim();
    throw new SetupProblem(
      `Alongside is running on ${dataDir} already (process ${pid}).`,
      "Use that one, stop it first, or give this one a folder of its own: ALONGSIDE_DATA=other npm start",
    );
  }
  await writeFile(pidFile, `${process.pid}\n`);
  return async () => {
    // While the lock is still held, so that the next holder's number is never removed.
    await rm(pidFile, { force: true });
    if (lock.isOpen) lock.close();
  };
}

/** SQLITE_BUSY: another process, or this one, holds the lock. */
const BUSY = 5;

/** @returns undefined when it is taken. */
function takeLock(file: string): DatabaseSync | undefined {
  // Two who begin at the same moment may hinder each other; both try again for so many milliseconds.
  const lock = new DatabaseSync(file, { timeout: 1_000 });
  try {
    lock.exec("begin exclusive");
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && "errcode" in error && error.errcode === BUSY) return undefined;
    throw error;
  }
}
