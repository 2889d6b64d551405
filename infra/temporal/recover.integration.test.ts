import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { WorkflowNotFoundError } from "@temporalio/client";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "../../audit/connection.ts";
import type { Command } from "../../domain/command.ts";
import { runListRow } from "../../projections/run-list/fold.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { startEngine, type Engine } from "../../test/support/engine.ts";
import { launch, nextAct } from "../../test/support/group.ts";
import { historiesOf } from "../../test/support/histories.ts";
import { hurried, hurriedDay } from "../../test/support/hurried.ts";
import { storedRecord, type StoredRecord } from "../../test/support/stored-record.ts";
import { runWorkflowId, siteWorkflowId } from "../../workflows/names.ts";
import { progress } from "../../workflows/signals.ts";
import { startTemporal, type TemporalServer } from "../servers/temporal.ts";
import { countMissing, recoverEnded, recoverRuns } from "./recover.ts";

const taskQueue = "recover";
let dataDir: string;
let database: FreshDatabase;
let pool: Pool;
let record: StoredRecord;
let temporal: TemporalServer;
let engine: Engine;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-recover-"));
  database = await freshDatabase();
  pool = openPool(database.appUrl, 6);
  // The group, then a rollout, so that a run is interrupted in the middle of its sites.
  const steps = hurried.steps.filter(({ key }) => key === "group" || key === "sites");
  record = storedRecord(pool, { ...hurried, steps });
  await startAll();
});
afterAll(async () => {
  await stopAll();
  await pool.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function startAll(): Promise<void> {
  temporal = await startTemporal({ dataDir });
  engine = await startEngine({ address: temporal.address, record, taskQueue });
}
async function stopAll(): Promise<void> {
  await engine.stop();
  await temporal.stop();
}

const now = () => new Date().toISOString();

async function launched(): Promise<string> {
  const run = randomUUID();
  for (const command of launch(now(), {}, record.reference)) await engine.act(run, command);
  return run;
}

/** Lets the group act until `done`, or until it has nothing left to do. */
async function play(run: string, done: (act: Command | null) => boolean): Promise<void> {
  for (;;) {
    const state = await record.state(run);
    const act = nextAct(state, now(), hurriedDay);
    if (state.status === "finished" || done(act)) return;
    if (act === null) await sleep(50);
    else await engine.act(run, act);
  }
}

const recover = () => recoverRuns({ pool, client: engine.client, workflow: engine.workflow });

test("after Temporal's state was wiped every live run goes on at its place, and needs nobody to do anything again", async () => {
  const fresh = await launched();
  const inSites = await launched();
  await play(inSites, (act) => act?.type === "startDelivery");
  const over = await launched();
  await play(over, () => false);

  await stopAll();
  for (const file of await readdir(dataDir)) {
    if (file.startsWith("temporal.sqlite")) await rm(path.join(dataDir, file));
  }
  await startAll();

  expect(await recover()).toEqual({ live: 2, started: 2, parts: 0, damaged: [] });
  for (const run of [fresh, inSites]) {
    const { version } = await record.state(run);
    const handle = engine.client.workflow.getHandle(runWorkflowId(run));
    while ((await handle.query(progress)).version < version) await sleep(50);
  }
  await play(inSites, () => false);
  expect((await record.state(inSites)).status).toBe("finished");
  await engine.client.workflow.getHandle(runWorkflowId(inSites)).result();

  while ((await running()) !== 1) await sleep(100);
  expect(await recover()).toEqual({ live: 1, started: 0, parts: 0, damaged: [] });
}, 120_000);

test("a workflow that was ended is found by its end alone, and what waits or is over is left as it is", async () => {
  const [waiting, ended, over] = [await launched(), await launched(), await launched()];
  await play(over, () => false);
  await engine.client.workflow.getHandle(runWorkflowId(over)).result();
  const since = new Date(Date.now() - 60_000);
  const look = () =>
    recoverEnded({ pool, client: engine.client, workflow: engine.workflow, since });
  // The run's workflow must be there before it can be ended.
  for (const run of [waiting, ended]) {
    const handle = engine.client.workflow.getHandle(runWorkflowId(run));
    while ((await handle.query(progress)).version === 0) await sleep(50);
  }
  const handle = engine.client.workflow.getHandle(runWorkflowId(ended));
  await handle.terminate("by hand");
  let started = 0;
  while (started === 0) started = await look();
  expect(started).toBe(1);
  expect((await handle.describe()).status.name).toBe("RUNNING");
  expect(await look()).toBe(0);
}, 120_000);

test("a workflow that was deleted is missed by count, and started again", async () => {
  const run = await launched();
  const handle = engine.client.workflow.getHandle(runWorkflowId(run));
  while ((await handle.query(progress)).version === 0) await sleep(50);
  await recover();
  const missing = () => countMissing({ pool, client: engine.client });
  const usual = await missing();
  await remove(runWorkflowId(run));
  while ((await missing()) <= usual) await sleep(100);
  let { started } = await recover();
  while (started === 0) ({ started } = await recover());
  while ((await missing()) > usual) await sleep(100);
  expect((await handle.describe()).status.name).toBe("RUNNING");
}, 120_000);

test("sites go on when their run's workflow is lost, and the one that replaces it hears when they are closed", async () => {
  const run = await launched();
  await play(run, (act) => act?.type === "startDelivery");
  const lost = engine.client.workflow.getHandle(runWorkflowId(run));
  await lost.terminate("lost");
  await play(run, () => false);
  expect((await record.state(run)).status).toBe("finished");
  await engine.client.workflow.getHandle(runWorkflowId(run)).result();

  const signals = (await historiesOf(engine.client, runWorkflowId(run))).flatMap(({ events }) =>
    (events ?? []).map((event) => event.workflowExecutionSignaledEventAttributes?.signalName),
  );
  expect(signals).toContain("partMovedOn");
}, 120_000);

/** The row that the read models keep of a run, as far as recovery looks at it: no process keeps them here. */
async function project(run: string): Promise<void> {
  const { addedParts } = runListRow(await record.state(run), now());
  await pool.query(
    `insert into projections.run_list
       (run, organisation, version, template, status, waiting_for, members, added_parts, launched_at, updated_at)
     values ($1, gen_random_uuid(), 1, '{}', 'running', '{}', '{}', $2, now(), now())`,
    [run, addedParts],
  );
}

const siteOf = (run: string) => engine.client.workflow.getHandle(siteWorkflowId(run, "sites:1"));
const statusOf = async (handle: ReturnType<typeof siteOf>) => {
  try {
    return (await handle.describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return "NOT_FOUND";
    throw error;
  }
};

test("the workflow of a part that people added is back after it was terminated or deleted, and nobody acts", async () => {
  const run = await launched();
  await play(run, (act) => act?.type === "startDelivery");
  const site = siteOf(run);
  for (const end of [
    () => site.terminate("by hand"),
    () => remove(siteWorkflowId(run, "sites:1")),
  ]) {
    const { runId } = await site.describe();
    await end();
    while ((await statusOf(site)) !== "RUNNING") await sleep(100);
    expect((await site.describe()).runId).not.toBe(runId);
  }
  await play(run, () => false);
  expect((await record.state(run)).status).toBe("finished");
}, 120_000);

test("so it is when the workflow that started it is gone, so that Temporal tells nobody of its end", async () => {
  const run = await launched();
  await play(run, (act) => act?.type === "startDelivery");
  await project(run);
  const [pathway, site] = [engine.client.workflow.getHandle(runWorkflowId(run)), siteOf(run)];
  await pathway.terminate("lost");
  await engine.workflow.start(run);
  while ((await pathway.query(progress)).version === 0) await sleep(50);
  const since = new Date(Date.now() - 60_000);
  const usual = await countMissing({ pool, client: engine.client });

  await site.terminate("by hand");
  let restarted = 0;
  while (restarted === 0) {
    restarted = await recoverEnded({
      pool,
      client: engine.client,
      workflow: engine.workflow,
      since,
    });
  }
  while ((await statusOf(site)) !== "RUNNING") await sleep(100);

  await remove(siteWorkflowId(run, "sites:1"));
  while ((await countMissing({ pool, client: engine.client })) <= usual) await sleep(100);
  expect(await recover()).toMatchObject({ started: 0, parts: 1 });
  while ((await statusOf(site)) !== "RUNNING") await sleep(100);
  await play(run, () => false);
  expect((await record.state(run)).status).toBe("finished");
}, 120_000);

const remove = (workflowId: string) =>
  engine.client.workflowService.deleteWorkflowExecution({
    namespace: engine.client.options.namespace,
    workflowExecution: { workflowId },
  });

/** Temporal's index of what runs lags by moments. */
async function running(): Promise<number> {
  const query = "WorkflowType = 'pathway' and ExecutionStatus = 'Running'";
  return (await engine.client.workflow.count(query)).count;
}
