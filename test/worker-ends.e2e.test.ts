import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Connection } from "@temporalio/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTemporal, type TemporalServer } from "../infra/servers/temporal.ts";
import { askPanel, PANEL, until } from "./support/panel.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";

const namespace = "of-its-own";
let dataDir: string;
let temporal: TemporalServer;
let product: RunningProduct;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-worker-ends-"));
  temporal = await startTemporal({ dataDir, namespace });
  product = await startProduct({
    env: { TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: namespace },
  });
}, 900_000);
afterAll(async () => {
  await product.stop();
  await temporal.stop();
  await Promise.all([product.remove(), rm(dataDir, { recursive: true, force: true })]);
});

/**
 * Temporal's client tries most errors for ever. What it takes for final (NOT_FOUND, PERMISSION_DENIED, UNAUTHENTICATED) ends the
 * worker when it has lasted for a minute (`LONG_POLL_FATAL_GRACE` in sdk-core's retry.rs): `Worker.run()` then rejects.
 */
it("the process whose Temporal worker has ended ends too, is started again, and serves when its namespace is back", async () => {
  const asked = await askPanel(product.url, await product.entrance());
  const { worker: before } = await product.pids();
  expect(before).not.toBeNull();

  const connection = await Connection.connect({ address: temporal.address });
  await connection.operatorService.deleteNamespace({ namespace });
  await connection.close();

  // A poll that is under way goes on for a minute before the next is refused.
  await until(async () => (await product.pids()).worker !== before, 400_000);
  await until(async () => product.said.join("\n").includes("The worker ended by itself"));
  const log = await readFile(path.join(product.dataDir, "logs", "worker.log"), "utf8");
  expect(log).toContain("the worker cannot go on");

  await temporal.stop();
  temporal = await startTemporal({ dataDir, namespace, port: temporal.port });
  await until(async () => (await product.pids()).worker !== null);
  for (const person of PANEL) expect((await asked.answer(person, person)).status).toBe(201);
  await until(async () => (await asked.gate()) === "passed");
}, 600_000);
