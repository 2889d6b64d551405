import { beforeAll, describe, expect, it } from "vitest";
import { createLogSigner } from "../../audit/log/signer.ts";
import { leafHash } from "../../audit/entry.ts";
import { auditLog, type Kept } from "../../audit/verify/live/audit-log.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { demoRuns } from "../support/demo-runs.ts";
import { bundleOf, inPieces, served, storedLog, type StoredLog } from "../support/stored-log.ts";
import type { Attack, Scene } from "./attack.ts";
import { seeded } from "./die.ts";
import { inTheFile } from "./in-the-file.ts";
import { withKey } from "./with-key.ts";
import { withoutKey } from "./without-key.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
const keys = [signer.verifierKey];
let scene: Scene;

beforeAll(async () => {
  const smallest = async (copy: string) => {
    const run = (await demoRuns(copy)).at(-1);
    if (run === undefined) throw new Error("no run");
    return run;
  };
  const [target, other] = await Promise.all([smallest(""), smallest(" again")]);
  scene = { log: storedLog([target, other], signer), target, other, signer };
});

const failures = (
  checks: readonly { readonly result: string; readonly message: string }[],
): readonly string[] =>
  checks.filter(({ result }) => result === "fails").map(({ message }) => message);

/** What an auditor is told: by the bundle of the run, and by an audit of the whole log. @param kept of an earlier visit. */
const audit = async (log: StoredLog, kept: Kept | null) => {
  const bundle = await bundleOf(log, scene.target.run);
  const offline = await verifyBundle(inPieces(bundle), nodePorts, { keys });
  const live = await auditLog(served(log), nodePorts, { keys, entries: true, kept });
  return { ok: offline.ok && live.ok, told: failures([...offline.checks, ...live.checks]) };
};

/** What somebody kept who looked before anything was changed. */
const earlierVisit = (): Kept => ({
  checkpoint: scene.log.checkpoint,
  async leaf(index) {
    const row = scene.log.rows[index];
    return row === undefined ? null : leafHash(row.entry);
  },
});

const isNamed = (told: readonly string[], names: readonly string[]): boolean =>
  told.some((message) => names.some((one) => message.includes(one)));

const named = <T extends { readonly name: string }>(attacks: readonly T[]) =>
  attacks.map((attack) => [attack.name, attack] as const);

const unseen = async (
  { name, times, attack }: Attack,
  kept: Kept | null,
): Promise<readonly unknown[]> => {
  const escaped: unknown[] = [];
  for (let seed = 0; seed < times; seed += 1) {
    const { log, names } = attack(scene, seeded(seed * 7919 + name.length));
    const { ok, told } = await audit(log, kept);
    if (ok || !isNamed(told, names)) escaped.push({ seed, ok, names, told });
  }
  return escaped;
};

describe("whoever may change everything in the database is found out", { timeout: 600_000 }, () => {
  it("is a corpus of more than a thousand attacks", () => {
    const all = [...withoutKey, ...withKey, ...inTheFile];
    expect(all.reduce((sum, { times }) => sum + times, 0)).toBeGreaterThan(1_000);
  });

  it.each(named(withoutKey))("%s", async (_, attack) => {
    expect(await unseen(attack, null)).toEqual([]);
  });

  it.each(named(withKey))("%s", async (_, attack) => {
    expect(await unseen(attack, earlierVisit())).toEqual([]);
  });

  it.each(named(inTheFile))("%s", async (name, { times, attack }) => {
    const text = await bundleOf(scene.log, scene.target.run);
    const escaped: unknown[] = [];
    for (let seed = 0; seed < times; seed += 1) {
      const { bytes, names } = attack(scene, seeded(seed * 7919 + name.length), text);
      const { ok, checks } = await verifyBundle(inPieces(bytes), nodePorts, { keys });
      const told = failures(checks);
      if (ok || !isNamed(told, names)) escaped.push({ seed, ok, names, told });
    }
    expect(escaped).toEqual([]);
  });

  it("raises no alarm over logs that nobody touched", async () => {
    for (const copy of ["", "a", "b"]) {
      const runs = await demoRuns(copy);
      const log = storedLog(runs, signer);
      for (const { run } of runs) {
        const report = await verifyBundle(inPieces(await bundleOf(log, run)), nodePorts, { keys });
        expect(report.checks.filter(({ result }) => result !== "holds")).toEqual([]);
      }
      expect((await auditLog(served(log), nodePorts, { keys, entries: true })).ok).toBe(true);
    }
  });
});
