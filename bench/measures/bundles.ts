import { statSync } from "node:fs";
import path from "node:path";
import { buildGo } from "../../test/support/go.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { cpuSeconds } from "../log/cpu-seconds.ts";
import { writeLongBundle } from "../log/write-long-bundle.ts";
import { median } from "../statistics.ts";

const script = path.resolve(import.meta.dirname, "../log/verify-bundle-process.ts");
const source = path.resolve(import.meta.dirname, "../../verifiers/go");

/**
 * One long run's bundle through every step, rules and verdict included, by both verifiers in turn: once with people who were signed in, once
 * with each answer signed by a passkey (P-256). Each process has one core; its CPU seconds count, with its start. Beside them, SHA-256
 * over the same file.
 */
export async function bundles({ quick, servers, progress, rounds }: Context): Promise<Measured> {
  const second = buildGo(source, "./cmd/alongside-verify");
  const versions = quick ? 9 : 98;
  const raw: { [kind: string]: unknown } = {};
  const rates: { [kind: string]: number } = {};
  for (const kind of ["signed in", "signed by passkeys"]) {
    const file = path.join(servers.dataDir, `${kind.replaceAll(" ", "-")}.jsonl`);
    const isSigned = kind === "signed by passkeys";
    const { events, signatures } = await writeLongBundle(file, versions, isSigned);
    const measured = Array.from({ length: rounds }, () => ({
      go: events / cpuSeconds([second, file]).seconds,
      ours: events / oursOf(file),
      sha256: events / cpuSeconds(["sha256sum", file]).seconds,
    }));
    rates[kind] = median(measured.map(({ go }) => go));
    const per = measured.map((one) =>
      Object.entries(one).map(([side, rate]) => `${side} ${rate.toFixed(0)}`),
    );
    progress(`${kind}, events per CPU second: ${per.map((one) => one.join(", ")).join("; ")}`);
    raw[kind] = {
      events,
      signatures,
      bytes: statSync(file).size,
      "events per CPU second": measured,
    };
  }
  return {
    goals: [
      {
        name: "events a second in Go with rules and verdict, on one core",
        value: rates["signed in"] ?? Number.NaN,
        goal: 100_000,
        is: "at-least",
        unit: "events/s",
      },
    ],
    raw,
    notes: ["with each answer signed, the signatures alone take longer than the goal gives"],
  };
}

/** @returns CPU seconds. @throws Error when a check does not hold. */
function oursOf(file: string): number {
  const { seconds, stdout } = cpuSeconds([process.execPath, script, file]);
  if (!stdout.includes('"troubles":[]')) throw new Error(stdout);
  return seconds;
}
