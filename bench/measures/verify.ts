import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { findFsck } from "../log/fsck.ts";
import { onOneCore } from "../log/one-core.ts";
import { writeLog } from "../log/write-log.ts";
import { median } from "../statistics.ts";

const Audited = z.object({
  ok: z.boolean(),
  events: z.number(),
  seconds: z.number(),
  perSecond: z.number(),
  cpuSeconds: z.number(),
  megabytes: z.number(),
});

const script = path.resolve(import.meta.dirname, "../log/verify-process.ts");

/**
 * A whole log checked from its entries up, as `npx alongside verify URL` does for an auditor: each entry against its tile, each
 * tile against those below, the root against the signed checkpoint, and that no run lacks a version. Beside it, `sha256sum`
 * over the same entries, which only reads and hashes, and tessera's fsck on the same files, which checks the tree and not the
 * runs. In turn, each with all its threads on one core. Ours is timed without the start of its process.
 */
export async function verify(context: Context): Promise<Measured> {
  const { quick, servers, progress, rounds } = context;
  const fsck = findFsck(progress);
  const log = await writeLog(path.join(servers.dataDir, "log"), quick ? 102_400 : 1_024_000);
  const pinned = onOneCore();
  const run = (...words: readonly string[]) => {
    const [command = "", ...args] = [...pinned, ...words];
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${words.join(" ")} failed: ${stderr}`);
    return { perSecond: log.events / ((performance.now() - began) / 1_000), said: stdout + stderr };
  };
  const key = path.join(log.folder, "key");
  const sides = {
    ours: () => Audited.parse(JSON.parse(run(process.execPath, script, log.folder).said)),
    sha256sum: () => run("sha256sum", log.entriesFile).perSecond,
    fsck() {
      if (fsck === null) return Number.NaN;
      const where = [`--storage_url=file://${log.folder}/`, `--public_key=${key}`];
      const { perSecond, said } = run(fsck, ...where, "--ui=false", "-N=8");
      if (!said.includes("Successfully fsck'd")) throw new Error(`fsck found fault: ${said}`);
      return perSecond;
    },
  };
  // What the disk has to bring into memory is nobody's to pay for.
  sides.sha256sum();
  sides.ours();
  const ours: z.infer<typeof Audited>[] = [];
  const others: { readonly sha256sum: number; readonly fsck: number }[] = [];
  for (let round = 1; round <= Math.min(rounds, 3); round += 1) {
    const audited = sides.ours();
    const other = { sha256sum: sides.sha256sum(), fsck: sides.fsck() };
    ours.push(audited);
    others.push(other);
    progress(
      `round ${round}: ours ${audited.perSecond.toFixed(0)}/s and ${audited.megabytes.toFixed(0)} MB, sha256sum ${other.sha256sum.toFixed(0)}/s, fsck ${other.fsck.toFixed(0)}/s`,
    );
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
    raw: {
      ours,
      "sha256sum, events/s": others.map(({ sha256sum }) => sha256sum),
      "tessera fsck, events/s": others.map(({ fsck }) => fsck),
    },
    notes: [
      `${log.events} events, ${log.bytes} bytes of entries`,
      ...(pinned.length === 0
        ? ["no taskset here: each side had all cores for its threads, see cpuSeconds"]
        : []),
      ...(fsck === null ? ["tessera's fsck was not measured: there is no Go to build it"] : []),
    ],
  };
}
