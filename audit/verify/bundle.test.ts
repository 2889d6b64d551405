import { beforeAll, expect, it } from "vitest";
import { createLogSigner } from "../log/signer.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import type { RecordedRun } from "../../test/support/recorded-run.ts";
import { bundleOf, inPieces, storedLog, type StoredLog } from "../../test/support/stored-log.ts";
import { verifyBundle } from "./bundle.ts";
import { nodePorts } from "./node-ports.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let runs: readonly RecordedRun[];
let log: StoredLog;
beforeAll(async () => {
  runs = await demoRuns();
  log = storedLog(runs, signer);
});

it("holds for runs that nobody touched, and computes their verdict", async () => {
  for (const { run } of runs) {
    const report = await verifyBundle(inPieces(await bundleOf(log, run)), nodePorts);
    expect(report.checks.filter(({ result }) => result !== "holds")).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      run,
      stage: null,
      verdict: { standing: "co-produced" },
    });
  }
});
