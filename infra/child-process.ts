import { fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Running } from "./keep-running.ts";

const grace = 10_000; // milliseconds from SIGTERM to SIGKILL
const readyLimit = 60_000; // milliseconds

/**
 * Starts one of our own processes and waits until it says that it is ready. It runs outside our process group, so Ctrl-C
 * does not reach it directly; it ends by itself when the channel to us closes.
 * @throws Error when it ends before it is ready, or is not ready in time, or is not wanted any more.
 */
export async function startChild(options: {
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly signal: AbortSignal;
}): Promise<Running> {
  const log = openSync(options.logFile, "a", 0o600);
  const child = fork(options.script, [], {
    env: options.env,
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), grace);
    await ended;
    clearTimeout(timer);
  };

  const settled = new AbortController();
  const outcome = await Promise.race([
    new Promise<"ready">((resolve) => {
      child.on("message", (message) => {
        if (message === "ready") resolve("ready");
      });
    }),
    ended.then(
      () => `it ended before it was ready (${child.signalCode ?? `exit code ${child.exitCode}`})`,
    ),
    sleep(readyLimit, `it was not ready after ${readyLimit / 1000} s`, {
      signal: AbortSignal.any([options.signal, settled.signal]),
    }).catch(() => "it is not wanted any more"),
  ]);
  settled.abort();
  if (outcome !== "ready") {
    await stop();
    throw new Error(outcome);
  }
  return { pid: child.pid ?? 0, ended, stop };
}
