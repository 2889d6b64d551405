import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Linux counts CPU time in hundredths of a second and memory in pages of 4 KiB on every machine that Node runs on. */
const tick = 0.01;
const page = 4_096;

type Usage = { readonly parent: number; readonly cpu: number; readonly resident: number };

/** What /proc says of one process; null once it is gone, or where there is no /proc. */
async function usageOf(pid: number): Promise<Usage | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // The name, in brackets, may hold spaces.
  const fields = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  return {
    parent: fields[1] ?? 0,
    cpu: ((fields[11] ?? 0) + (fields[12] ?? 0)) * tick,
    resident: (fields[21] ?? 0) * page,
  };
}

/** A process and everything it started, and what these started. */
export async function familyOf(pid: number): Promise<readonly number[]> {
  const names = await readdir("/proc").catch(() => []);
  const parents = new Map<number, number>();
  for (const name of names) {
    const usage = /^\d+$/u.test(name) ? await usageOf(Number(name)) : null;
    if (usage !== null) parents.set(Number(name), usage.parent);
  }
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** CPU seconds (user and system) and resident bytes of some processes together. */
export async function usage(
  pids: readonly number[],
): Promise<{ readonly cpu: number; readonly resident: number }> {
  const all = await Promise.all(pids.map(usageOf));
  return {
    cpu: all.reduce((sum, one) => sum + (one?.cpu ?? 0), 0),
    resident: all.reduce((sum, one) => sum + (one?.resident ?? 0), 0),
  };
}

/** The last part of what a process was started with that ends in ".js", or its program's name; PostgreSQL's all have one. */
async function nameOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const words = line.split("\0").filter((word) => word !== "");
  const script = words.find((word) => /\.m?js$/u.test(word));
  return path.basename(script ?? words[0] ?? "gone").replace(/\.m?js$|: .*/u, "");
}

/** CPU seconds by name, of processes and all that they started. */
export async function cpuByName(
  roots: readonly number[],
): Promise<{ readonly [name: string]: number }> {
  const seconds: Record<string, number> = {};
  for (const pid of (await Promise.all(roots.map(familyOf))).flat()) {
    const name = await nameOf(pid);
    seconds[name] = (seconds[name] ?? 0) + ((await usageOf(pid))?.cpu ?? 0);
  }
  return seconds;
}

/**
 * Waits until these processes have used less than a tenth of one core for a second, so that what one side still
 * has to do is not done in the other's time. Gives up after `limit` milliseconds.
 * @returns milliseconds until they were quiet.
 */
export async function untilQuiet(pids: readonly number[], limit = 120_000): Promise<number> {
  const started = Date.now();
  let last = await usage(pids);
  let quiet = 0;
  while (Date.now() - started < limit) {
    await sleep(250);
    const now = await usage(pids);
    quiet = now.cpu - last.cpu <= 0.1 * 0.25 ? quiet + 1 : 0;
    if (quiet === 4) return Date.now() - started;
    last = now;
  }
  return Date.now() - started;
}
