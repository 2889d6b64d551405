import { beforeAll, describe, expect, it } from "vitest";
import { createLogSigner } from "../../audit/log/signer.ts";
import { leafHash } from "../../audit/entry.ts";
import { auditLog } from "../../audit/verify/live/audit-log.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { demoRuns } from "../support/demo-runs.ts";
import { bundleOf, inPieces, served, storedLog } from "../support/stored-log.ts";
import type { Attack, Attacked, Scene } from "./attack.ts";
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

/** What an auditor is told: by the bundle of the run, and by an audit of the whole log after an earlier visit. */
const audit = async ({ log, bundle = (text) => text }: Attacked) => {
  const text = bundle(await bundleOf(log, scene.target.run));
  const offline = await verifyBundle(inPieces(Buffer.from(text, "utf8")), nodePorts, { keys });
  const live = await auditLog(served(log), nodePorts, {
    keys,
    entries: true,
    kept: {
      checkpoint: scene.log.checkpoint,
      leaf: async (index) => {
        const row = scene.log.rows[index];
        return row === undefined ? null : leafHash(row.entry);
      },
    },
  });
  const told = [...offline.checks, ...live.checks]
    .filter(({ result }) => result === "fails")
    .map(({ message }) => message);
  return { ok: offline.ok && live.ok, told };
};

const all: readonly (readonly [string, Attack])[] = [...withoutKey, ...withKey, ...inTheFile].map(
  (attack) => [attack.name, attack] as const,
);

describe("whoever may change everything in the database is found out", { timeout: 600_000 }, () => {
  it("is a corpus of more than a thousand attacks", () => {
    expect(all.reduce((sum, [, { times }]) => sum + times, 0)).toBeGreaterThan(1_000);
  });

  it.each(all)("%s", async (name, { times, attack }) => {
    const unseen: unknown[] = [];
    for (let seed = 0; seed < times; seed += 1) {
      const attacked = attack(scene, seeded(seed * 7919 + name.length));
      const { ok, told } = await audit(attacked);
      const isNamed = told.some((message) => attacked.names.some((one) => message.includes(one)));
      if (ok || !isNamed) unseen.push({ seed, ok, names: attacked.names, told });
    }
    expect(unseen).toEqual([]);
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
