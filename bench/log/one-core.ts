import { spawnSync } from "node:child_process";

/** What to put before a command so that all its threads share one core; nothing where the system has no `taskset`. */
export function onOneCore(): readonly string[] {
  const { status, stdout } = spawnSync("taskset", ["-pc", String(process.pid)], {
    encoding: "utf8",
  });
  const last = /(\d+)\s*$/u.exec(stdout ?? "")?.[1];
  return status === 0 && last !== undefined ? ["taskset", "-c", last] : [];
}
