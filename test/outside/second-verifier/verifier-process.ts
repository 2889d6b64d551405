import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { answerIn, askingLine, type Asked, type Outcome } from "./outcome.ts";

/** What a verifier may take of one file. The time is a limit for programs that hang, on the slowest machine, and no measure of theirs. */
const MOST_SECONDS = 10;
export const MOST_BYTES = 300_000_000;

/** A program that reads one file a line and writes one answer a line, in a process of its own. */
export type VerifierProcess = {
  /**
   * One file at a time.
   * @returns what came of it; in words, where the program ended by itself or was killed because it took too long. The next file starts it again.
   */
  readonly ask: (asked: Asked) => Promise<Outcome | string>;
  /** The most memory that it ever held, in bytes, whatever it was asked. */
  readonly peakBytes: () => number;
  readonly end: () => void;
};

type Child = ChildProcessByStdio<Writable, Readable, null>;
type Started = { readonly child: Child; readonly lines: AsyncIterator<string> };

const start = (command: string, args: readonly string[]): Started => {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  // It ended before it read all of a file; that it gives no answer says so.
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, lines };
};

/** @returns bytes. The kernel's own peak on Linux; elsewhere what is held now, which is all that `ps` tells. */
const heldBytes = ({ pid }: Child): number => {
  if (pid === undefined) return 0;
  const kilobytes =
    process.platform === "linux"
      ? /^VmHWM:\s+([0-9]+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
      : spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  return Number(kilobytes ?? 0) * 1_024;
};

/** @param seconds that one file may take. */
export const verifierProcess = (
  command: string,
  args: readonly string[],
  seconds = MOST_SECONDS,
): VerifierProcess => {
  let running: Started | null = null;
  let peak = 0;

  const end = (): void => {
    running?.child.kill("SIGKILL");
    running = null;
  };

  return {
    async ask(asked) {
      running ??= start(command, args);
      const { child, lines } = running;
      child.stdin.write(askingLine(asked));
      const waiting = new AbortController();
      const { signal } = waiting;
      const late = setTimeout(seconds * 1_000, "late" as const, { signal }).catch(() => null);
      const line = await Promise.race([lines.next(), late]);
      waiting.abort();
      if (line !== null && line !== "late" && line.done !== true) {
        if (process.platform === "linux") peak = Math.max(peak, heldBytes(child));
        return answerIn(line.value);
      }
      end();
      return line === "late" ? `no answer within ${seconds} s` : "it ended without an answer";
    },
    peakBytes: () => (running === null ? peak : Math.max(peak, heldBytes(running.child))),
    end,
  };
};
