import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { writeLog } from "../log/write-log.ts";
import { median } from "../statistics.ts";

const FSCK = "github.com/transparency-dev/tessera/cmd/fsck@v1.0.4";

/** A whole log checked from its entries up by one process, beside sha256sum and tessera's fsck on the same files. */
export async function verify(context: Context): Promise<Measured> {
  const log = await writeLog(
    path.join(context.servers.dataDir, "log"),
    context.quick ? 102_400 : 1_024_000,
  );
  const key = path.join(log.folder, "key");
  const process = path.resolve(import.meta.dirname, "../log/verify-process.ts");
  const ours: { readonly perSecond: number; readonly megabytes: number; readonly ok: boolean }[] =
    [];
  const hashed: number[] = [];
  const fsck: number[] = [];
  const perSecond = (command: string, args: readonly string[]): number => {
    const began = performance.now();
    execFileSync(command, args, { stdio: "ignore" });
    return log.events / ((performance.now() - began) / 1_000);
  };
  for (let round = 0; round < Math.min(context.rounds, 3); round += 1) {
    const said = execFileSync(globalThis.process.execPath, [process, log.folder], {
      encoding: "utf8",
    });
    ours.push(JSON.parse(said));
    hashed.push(perSecond("sha256sum", [log.entriesFile]));
    fsck.push(
      perSecond("go", [
        "run",
        FSCK,
        `--storage_url=file://${log.folder}/`,
        `--public_key=${key}`,
        "--ui=false",
      ]),
    );
    context.progress(`round ${round + 1}: ${said.trim()}`);
  }
  await rm(log.folder, { recursive: true });
  return {
    goals: [
      {
        name: "verified events a second, on one core",
        value: ours.every(({ ok }) => ok) ? median(ours.map((one) => one.perSecond)) : Number.NaN,
        goal: 150_000,
        is: "at-least",
        unit: "events/s",
      },
      {
        name: "memory while verifying",
        value: Math.max(...ours.map(({ megabytes }) => megabytes)),
        goal: 200,
        is: "at-most",
        unit: "MB",
      },
    ],
    raw: { ours, "sha256sum, events/s": hashed, "tessera fsck, events/s": fsck },
    notes: [
      `${log.events} events, ${log.bytes} bytes of entries; fsck's figure includes its start`,
    ],
  };
}
