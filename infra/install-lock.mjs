// One install at a time in a checkout. Plain JavaScript on Node 20's own modules, as alongside.mjs.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const poll = 200; // milliseconds
const longestWait = 15 * 60_000; // milliseconds: an install that takes longer is one that hangs

/**
 * Does the work while nobody else does who names the same file. Waits for whoever is at it, and takes over from one that
 * died.
 * @param {string} file holds the process id of whoever is at it.
 * @param {{ work: () => void | Promise<void>, onWait: (pid: number) => void, onTooLong: (pid: number) => never }} its
 */
export async function withInstallLock(file, { work, onWait, onTooLong }) {
  mkdirSync(path.dirname(file), { recursive: true });
  const deadline = Date.now() + longestWait;
  let told = false;
  while (!take(file)) {
    const holder = holderOf(file);
    if (holder === null) continue;
    if (!isAlive(holder)) {
      takeAway(file, holder);
      continue;
    }
    if (!told) onWait(holder);
    told = true;
    if (Date.now() > deadline) onTooLong(holder);
    await sleep(poll);
  }
  const release = () => rmSync(file, { force: true });
  // Also when the work ends the process.
  process.once("exit", release);
  try {
    await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** The file appears with its content, or not at all. @param {string} file */
function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} file @returns {number | null} */
function holderOf(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Removes what a dead process left behind. Somebody else may do the same at this moment and hold the lock already: what
 * was taken away is looked at again, and put back if it is theirs.
 * @param {string} file @param {number} dead
 */
function takeAway(file, dead) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (holderOf(aside) !== dead) linkSync(aside, file);
  } catch {
    // Gone by now, or taken by a third: the next look will tell.
  }
  rmSync(aside, { force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
