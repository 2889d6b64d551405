import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openPool } from "../../audit/connection.ts";
import type { Command } from "../../domain/command.ts";
import { everyShape } from "../../test/specification/template.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { startEngine, type Engine } from "../../test/support/engine.ts";
import { launch, nextAct } from "../../test/support/group.ts";
import { storedRecord, type StoredRecord } from "../../test/support/stored-record.ts";
import { temporalAddress } from "../../test/support/temporal.ts";
import { runWorkflowId } from "../../workflows/names.ts";
import { progress } from "../../workflows/signals.ts";
import { connectTemporal } from "./client.ts";
import { createDeliveredVersions } from "./delivered-versions.ts";
import { createDelivery, type Delivery } from "./delivery.ts";

const taskQueue = `delivery-${randomUUID()}`;
let database: FreshDatabase;
let pool: Pool;
let record: StoredRecord;
let engine: Engine;
const deliveries: Delivery[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 6);
  record = storedRecord(pool, everyShape);
  engine = await startEngine({ address: temporalAddress(), record, taskQueue });
});
afterEach(() => Promise.all(deliveries.splice(0).map((delivery) => delivery.close())));
afterAll(async () => {
  await engine.stop();
  await pool.end();
  await database.drop();
});

const now = () => new Date().toISOString();
const manager = { id: "manager", role: "programme-manager", via: "session" } as const;

function deliver(client = engine.client, onTrouble?: (error: unknown) => void): Delivery {
  const delivered = createDeliveredVersions(pool, 20);
  const { describe } = engine;
  const delivery = createDelivery({
    client,
    describe,
    delivered,
    taskQueue,
    grace: 0,
    ...(onTrouble === undefined ? {} : { onTrouble }),
  });
  deliveries.push(delivery);
  return delivery;
}

/** Puts acts on record without telling anybody. */
async function launched() {
  const run = randomUUID();
  const events = [];
  for (const command of launch(now(), {}, record.reference)) {
    events.push(...(await record.must(run, command)));
  }
  return { run, events };
}

const join = (member: string): Command => ({
  type: "joinMember",
  data: { member, side: "stakeholder", roles: ["contributor"], declares: [] },
  actor: manager,
  at: now(),
});

async function workflowKnows(run: string): Promise<number> {
  return (await engine.client.workflow.getHandle(runWorkflowId(run)).query(progress)).version;
}

async function signalsOf(run: string): Promise<readonly string[]> {
  const { events } = await engine.client.workflow.getHandle(runWorkflowId(run)).fetchHistory();
  return (events ?? []).flatMap(
    ({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? [],
  );
}

async function eventually(check: () => Promise<boolean>): Promise<void> {
  while (!(await check().catch(() => false))) await sleep(20);
}

test("what is committed reaches the run's workflow, which is started when it is not there", async () => {
  const delivery = deliver();
  const { run, events } = await launched();
  delivery.afterCommit(run, events);
  const { version } = await record.state(run);
  await eventually(async () => (await workflowKnows(run)) === version);

  const act = nextAct(await record.state(run), now());
  if (act === null) throw new Error("the group has nothing to do");
  delivery.afterCommit(run, await record.must(run, act));
  await eventually(async () => (await workflowKnows(run)) === version + 1);
  expect(await signalsOf(run)).toContain("versionSaved");
});

test("a workflow that somebody ended is started again by the next act", async () => {
  const delivery = deliver();
  const { run, events } = await launched();
  delivery.afterCommit(run, events);
  await eventually(async () => (await workflowKnows(run)) > 0);
  await engine.client.workflow.getHandle(runWorkflowId(run)).terminate();
  const joined = await record.must(run, join("late"));
  delivery.afterCommit(run, joined);
  await eventually(async () => (await workflowKnows(run)) === joined[0]?.version);
  expect(await signalsOf(run)).toEqual(["memberJoined"]);
});

test("many acts at once on one run need few signals, and none is missing from what they say", async () => {
  const delivery = deliver();
  const { run, events } = await launched();
  delivery.afterCommit(run, events);
  const joined = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const more = await record.must(run, join(`member-${index}`));
      delivery.afterCommit(run, more);
      return more.length;
    }),
  );
  const { version } = await record.state(run);
  expect(version).toBe(events.length + joined.reduce((sum, one) => sum + one, 0));
  await eventually(async () => (await workflowKnows(run)) === version);
  expect((await signalsOf(run)).length).toBeLessThan(40);
});

test("the safety net tells what the fast path did not, once, and leaves alone what it did", async () => {
  const delivery = deliver();
  const { run, events } = await launched();
  await delivery.catchUp(events);
  await eventually(async () => (await workflowKnows(run)) === events.length);
  await delivery.close();

  const joined = await record.must(run, join("late"));
  await delivery.catchUp(joined);
  await eventually(async () => (await workflowKnows(run)) === joined[0]?.version);
  await delivery.close();
  const signals = await signalsOf(run);
  expect(signals).toContain("memberJoined");

  await delivery.catchUp([...events, ...joined]);
  expect(await signalsOf(run)).toEqual(signals);
});

test("with Temporal away the fast path holds nobody up, and the safety net asks to be called again", async () => {
  const nowhere = connectTemporal({ address: "127.0.0.1:9", namespace: "default" });
  const troubles: unknown[] = [];
  const away = deliver(nowhere.client, (error) => troubles.push(error));
  const { run, events } = await launched();
  for (let times = 0; times < 1_000; times++) away.afterCommit(run, events);
  await expect(away.catchUp(events)).rejects.toThrow("Failed to start Workflow");
  await away.close();
  expect(troubles).toHaveLength(1);
  await nowhere.close();

  await deliver().catchUp(events);
  await eventually(async () => (await workflowKnows(run)) === events.length);
});
