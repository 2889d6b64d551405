import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACTS } from "../domain/event.ts";
import { plan } from "../domain/plan.ts";
import { everyShape } from "../test/specification/template.ts";
import { startEngine, type Engine } from "../test/support/engine.ts";
import { launch, nextAct } from "../test/support/group.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { temporalAddress } from "../test/support/temporal.ts";
import { runWorkflowId } from "./names.ts";
import { progress, waitingFor } from "./signals.ts";

let engine: Engine;
const record = memoryRecord(everyShape);
const now = () => new Date().toISOString();

beforeAll(async () => {
  const taskQueue = `forged-${randomUUID()}`;
  engine = await startEngine({ address: temporalAddress(), record, taskQueue });
});
afterAll(() => engine.stop());

/** A run whose first gate has been asked for, so that answers are what it waits for. */
async function waitingRun() {
  const run = randomUUID();
  for (const command of launch(now(), {})) await engine.act(run, command);
  for (const type of ["saveVersion", "requestSignOff"]) {
    const act = nextAct(record.state(run), now());
    expect(act?.type).toBe(type);
    if (act !== null) await engine.act(run, act);
  }
  const handle = engine.client.workflow.getHandle(runWorkflowId(run));
  await untilIdle(run);
  return { run, handle };
}

/** Until the workflow knows the newest version of the record, and the record has all that the engine has to add. */
async function untilIdle(run: string): Promise<void> {
  const handle = engine.client.workflow.getHandle(runWorkflowId(run));
  for (;;) {
    const { version, plan: known } = await handle.query(progress);
    const busy = known?.parts.some(({ notices, orders }) => notices.length + orders.length > 0);
    if (version === record.state(run).version && busy === false) return;
    await sleep(20);
  }
}

test("a forged signal of any kind, whatever it carries, changes nothing", async () => {
  const { run, handle } = await waitingRun();
  const before = record.events(run);
  const lies: readonly unknown[] = [
    undefined,
    "signed off, all of them",
    { events: ["x"], version: 1e15, parts: [] },
    { events: [], version: Number.NaN, parts: [] },
    { events: ["x"], version: 10_000, parts: ["group:1"] },
    { version: -1, answer: "yes", member: "m-ada", parts: "group:1" },
  ];
  for (const [index, act] of ACTS.entries()) await handle.signal(act, lies[index % lies.length]);
  for (const encoding of ["json/plain", "binary/encrypted"]) await signalWithBytes(run, encoding);
  await untilIdle(run);
  expect(record.events(run)).toEqual(before);
  const { plan: known } = await handle.query(progress);
  expect(known?.parts[0]?.gate).toBe("open");
  expect((await handle.describe()).status.name).toBe("RUNNING");
});

test("after a forged signal far ahead of the record, a true one is heard all the same", async () => {
  const { run, handle } = await waitingRun();
  await handle.signal("signedOff", { events: ["x"], version: 1_000_000, parts: [] });
  const act = nextAct(record.state(run), new Date(Date.now() + 5 * 86_400_000).toISOString());
  if (act === null) throw new Error("nobody has anything to answer");
  await engine.act(run, { ...act, at: now() });
  await untilIdle(run);
  expect((await handle.query(progress)).version).toBe(record.state(run).version);
});

test("signals that are repeated, late or out of order leave the record and the plan as they are", async () => {
  const { run, handle } = await waitingRun();
  const later = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const words: { readonly act: string; readonly version: number }[] = [];
  for (let answers = 0; answers < 3; answers++) {
    const act = nextAct(record.state(run), later);
    if (act === null) throw new Error("nobody has anything to answer");
    const events = await record.must(run, { ...act, at: now() });
    words.push(...events.map(({ type, version }) => ({ act: type, version })));
  }
  for (const { act, version } of [...words.toReversed(), ...words, ...words]) {
    await handle.signal(act, { events: [], version, parts: ["group:1"] });
  }
  await untilIdle(run);
  const { version, plan: known } = await handle.query(progress);
  expect(version).toBe(record.state(run).version);
  const folded = plan(record.state(run), now());
  expect(known).toEqual(folded);
  expect(await handle.query(waitingFor)).toEqual(folded.waits);
  // Three of four have answered before the notice period is over: no signal makes that enough.
  const given = record.events(run).filter(({ type }) => type === "signedOff");
  expect(given).toHaveLength(3);
});

test("a workflow started for a run that is not on record ends without a trace in the record", async () => {
  const run = randomUUID();
  const handle = await engine.client.workflow.start("pathway", {
    workflowId: runWorkflowId(run),
    taskQueue: engine.taskQueue,
    args: [{ run }],
  });
  await handle.result();
  expect(record.events(run)).toEqual([]);
});

/** A payload that no converter can read. */
async function signalWithBytes(run: string, encoding: string): Promise<void> {
  const { client } = engine;
  const payload = { metadata: { encoding: Buffer.from(encoding) }, data: Buffer.from("\u0000{{") };
  await client.workflowService.signalWorkflowExecution({
    namespace: "default",
    workflowExecution: { workflowId: runWorkflowId(run) },
    signalName: "signedOff",
    input: { payloads: [payload] },
  });
}
