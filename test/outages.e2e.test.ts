import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { startPostgres, type PostgresServer } from "../infra/servers/postgres.ts";
import { startTemporal, type TemporalServer } from "../infra/servers/temporal.ts";
import type { Entrance } from "../demo/entrance.ts";
import { askPanel, PANEL, until } from "./support/panel.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";

let dataDir: string;
let postgres: PostgresServer;
let temporal: TemporalServer;
let product: RunningProduct;
let entrance: Entrance;

/** On servers of one's own, so that each can be stopped without anybody starting it again. */
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-outage-"));
  [postgres, temporal] = await Promise.all([
    startPostgres({ dataDir }),
    startTemporal({ dataDir }),
  ]);
  product = await startProduct({
    env: { DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: temporal.address },
  });
  entrance = await product.entrance();
}, 900_000);
afterAll(async () => {
  await product.stop();
  await Promise.all([postgres.stop(), temporal.stop()]);
  await Promise.all([product.remove(), rm(dataDir, { recursive: true, force: true })]);
});

async function childrenOf(parent: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid="]);
  return stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/u).map(Number))
    .flatMap(([pid, its]) => (pid !== undefined && its === parent ? [pid] : []));
}

const accepted = z.object({
  receipts: z.array(z.object({ event: z.string(), version: z.number(), leaf: z.string() })),
});

it("while Temporal is down people sign off and have their receipts; the run moves on when it is back", async () => {
  const asked = await askPanel(product.url, entrance);
  await temporal.stop();
  for (const person of PANEL) {
    const response = await asked.answer(person, `yes-${person}`);
    expect(response.status).toBe(201);
    const { receipts } = accepted.parse(await response.json());
    expect(receipts[0]?.leaf).toMatch(/^[0-9a-f]{64}$/);
  }
  // All that the gate needs is on record, and only the record's own engine may pass it.
  await sleep(1_000);
  expect(await asked.gate()).toBe("open");
  temporal = await startTemporal({ dataDir, port: temporal.port });
  await until(async () => (await asked.gate()) === "passed");
});

it("when Temporal lost all it knew, `recover` rebuilds what runs from the record, and people notice nothing", async () => {
  const asked = await askPanel(product.url, entrance);
  expect((await asked.answer(PANEL[0], "before")).status).toBe(201);
  await temporal.stop();
  for (const end of ["", "-wal", "-shm"])
    await rm(path.join(dataDir, `temporal.sqlite${end}`), { force: true });
  expect((await asked.answer(PANEL[1], "meanwhile")).status).toBe(201);
  temporal = await startTemporal({ dataDir, port: temporal.port });
  // The run of the test before waits too, and nobody has word for it.
  expect(await product.command("recover")).toMatch(/2 runs are live\. Workflows started: [12];/u);
  expect(await product.command("recover")).toContain("Workflows started: 0");
  for (const person of PANEL.slice(2))
    expect((await asked.answer(person, person)).status).toBe(201);
  await until(async () => (await asked.gate()) === "passed");
});

it("while PostgreSQL hangs nobody waits for long: a clear 503, and the same try again is done once", async () => {
  const asked = await askPanel(product.url, entrance);
  expect((await asked.answer(PANEL[0], "before")).status).toBe(201);
  const processes = [postgres.pid, ...(await childrenOf(postgres.pid))];
  for (const pid of processes) process.kill(pid, "SIGSTOP");
  try {
    const refused = await asked.answer(PANEL[1], "hung");
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await fetch(`${product.url}/health/ready`)).status).toBe(503);
  } finally {
    for (const pid of processes) process.kill(pid, "SIGCONT");
  }
  await until(async () => (await fetch(`${product.url}/health/ready`)).ok);
  for (const status of [201, 201])
    expect((await asked.answer(PANEL[1], "hung")).status).toBe(status);
  for (const person of PANEL.slice(2))
    expect((await asked.answer(person, person)).status).toBe(201);
  await until(async () => (await asked.gate()) === "passed");
});

it("while PostgreSQL is down nothing is acknowledged: a clear 503 that says when to come back", async () => {
  const asked = await askPanel(product.url, entrance);
  await postgres.stop();
  const refused = await asked.answer("priya", "first-try");
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("content-type")).toContain("application/problem+json");
  expect(await refused.json()).toMatchObject({ status: 503, mend: expect.any(String) });
  expect((await fetch(`${product.url}/health/ready`)).status).toBe(503);

  postgres = await startPostgres({ dataDir, port: postgres.port });
  await until(async () => (await fetch(`${product.url}/health/ready`)).ok);
  const view = await asked.client.view();
  expect(view.parts[0]?.gate).toBe("open");
  // The same try again, with its key: now it is on record, once.
  for (const status of [201, 201])
    expect((await asked.answer("priya", "first-try")).status).toBe(status);
  for (const person of PANEL.slice(1))
    expect((await asked.answer(person, person)).status).toBe(201);
  await until(async () => (await asked.gate()) === "passed");
});
