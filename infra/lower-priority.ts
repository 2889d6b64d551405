import { readdir, readFile, writeFile } from "node:fs/promises";
import { getPriority, setPriority } from "node:os";

/** How much further back than now, of -20 (first) to 19 (last). 5 behind, a process gets about a third of what the other gets, and all of what nobody wants. */
const BEHIND = 5;
const last = 19;

/**
 * Lets a process and its threads work behind others: when a machine is short of CPU, people's requests are served first,
 * and what happens behind them catches up when there is time. On an idle machine it changes nothing.
 * Best effort: where the system does not allow it, everything stays equal.
 * @param pid this process, unless another is named.
 * @param behind steps of priority, each about a quarter.
 */
export async function lowerPriority(
  pid: number = process.pid,
  behind: number = BEHIND,
): Promise<void> {
  const background = Math.min(getPriority() + behind, last);
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [String(pid)]);
  for (const thread of threads) {
    try {
      setPriority(Number(thread), background);
    } catch {
      // A thread that is gone, or a process of somebody else's.
    }
  }
  // Linux can weigh whole sessions before it looks at priorities (sched_autogroup); ours lead their own.
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const session = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[3];
  if (Number(session) !== pid) return;
  await writeFile(`/proc/${pid}/autogroup`, String(background)).catch(() => undefined);
}
