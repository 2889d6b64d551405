import { spawnSync } from "node:child_process";
import { onOneCore } from "./one-core.ts";

/**
 * Runs a program with all its threads on one core.
 * @returns the CPU seconds (user and system) of the whole process, its start included, and what it printed.
 * @throws Error when it exits otherwise than with 0.
 */
export function cpuSeconds(words: readonly string[]) {
  // GNU and BSD have no `time` in common; bash's own is in both.
  const timed = 'TIMEFORMAT="%U %S"; time "$@" 2>&3';
  const [command = "", ...args] = [...onOneCore(), "bash", "-c", timed, "bash", ...words];
  const { status, stdout, stderr, output } = spawnSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  if (status !== 0) throw new Error(`${words.join(" ")} failed: ${stdout}${output[3] ?? ""}`);
  const seconds = stderr.trim().split(" ").map(Number);
  return { seconds: seconds.reduce((sum, one) => sum + one, 0), stdout };
}
