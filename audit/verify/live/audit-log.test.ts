import { beforeAll, expect, it } from "vitest";
import { createLogSigner } from "../../log/signer.ts";
import { demoRuns } from "../../../test/support/demo-runs.ts";
import { served, storedLog, type StoredLog } from "../../../test/support/stored-log.ts";
import { nodePorts } from "../node-ports.ts";
import { auditLog } from "./audit-log.ts";

const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
let log: StoredLog;
beforeAll(async () => {
  log = storedLog(await demoRuns(), signer);
});

it("holds for a log that nobody touched", async () => {
  const report = await auditLog(served(log), nodePorts, { entries: true });
  expect(report.checks.filter(({ result }) => result !== "holds")).toEqual([]);
  expect(report).toMatchObject({ ok: true, size: log.size, checkpoint: log.checkpoint });
});
