import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyShape } from "../test/specification/template.ts";
import { startEngine, type Engine } from "../test/support/engine.ts";
import { launch, nextAct } from "../test/support/group.ts";
import { hurried, hurriedDay } from "../test/support/hurried.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { temporalAddress } from "../test/support/temporal.ts";
import { runWorkflowId } from "./names.ts";
import { progress } from "./signals.ts";

const record = memoryRecord(everyShape);
let engine: Engine;

beforeAll(async () => {
  const taskQueue = `cost-${randomUUID()}`;
  engine = await startEngine({ address: temporalAddress(), record, taskQueue });
});
afterAll(() => engine.stop());

const now = () => new Date().toISOString();
const later = () => new Date(Date.now() + 5 * 86_400_000).toISOString();

/** What the history says, event by event. */
async function eventsOf(run: string): Promise<readonly string[]> {
  const { events } = await engine.client.workflow.getHandle(runWorkflowId(run)).fetchHistory();
  return (events ?? []).map((event) => {
    const kind = Object.keys(event).find((key) => key.endsWith("EventAttributes")) ?? "";
    return kind.replace("EventAttributes", "");
  });
}

/** Until the workflow knows the newest version, and people are told. */
async function settled(run: string): Promise<void> {
  const handle = engine.client.workflow.getHandle(runWorkflowId(run));
  for (;;) {
    const { version, plan } = await handle.query(progress);
    const due = plan?.parts.some(({ notices, orders }) => notices.length + orders.length > 0);
    if (version === record.state(run).version && due === false) return;
    await sleep(20);
  }
}

/** Until so many looks are in the history. Not asked by query: one that meets a task can make Temporal schedule another. */
async function withLooks(run: string, looks: number): Promise<readonly string[]> {
  for (;;) {
    const events = await eventsOf(run).catch(() => []);
    if (events.filter((kind) => kind === "markerRecorded").length >= looks) return events;
    await sleep(20);
  }
}

test("a run that waits costs its start and one task with one look: no upsert, no timer", async () => {
  const run = randomUUID();
  for (const command of launch(now(), {})) await record.must(run, command);
  await engine.workflow.start(run);
  expect(await withLooks(run, 1)).toEqual([
    "workflowExecutionStarted",
    "workflowTaskScheduled",
    "workflowTaskStarted",
    "workflowTaskCompleted",
    "markerRecorded",
  ]);
});

test("a sign-off that completes nothing costs one task with one look, and leaves the timer as it is", async () => {
  const run = randomUUID();
  for (const command of launch(now(), {})) await engine.act(run, command);
  for (let act = nextAct(record.state(run), now()); act !== null;) {
    await engine.act(run, act);
    act = nextAct(record.state(run), now());
  }
  await settled(run);
  const before = await eventsOf(run);
  expect(before.filter((kind) => kind === "timerStarted")).toHaveLength(1);
  const answer = nextAct(record.state(run), later());
  expect(answer?.type).toBe("signOff");
  if (answer !== null) await engine.act(run, { ...answer, at: now() });
  const looks = before.filter((kind) => kind === "markerRecorded").length;
  const after = await withLooks(run, looks + 1);
  expect(after.slice(before.length)).toEqual([
    "workflowExecutionSignaled",
    "workflowTaskScheduled",
    "workflowTaskStarted",
    "workflowTaskCompleted",
    "markerRecorded",
  ]);
});

test("a mail server that is down holds no answer up: the gate passes on the people's word", async () => {
  const run = randomUUID();
  const mute = memoryRecord(hurried);
  const down = await startEngine({
    address: temporalAddress(),
    record: mute,
    taskQueue: `down-${randomUUID()}`,
    deliver: () => Promise.reject(new Error("connect ECONNREFUSED")),
  });
  for (const command of launch(now(), {})) await down.act(run, command);
  while (mute.state(run).parts["group:1"]?.gate !== "passed") {
    const act = nextAct(mute.state(run), now(), hurriedDay);
    if (act === null) await sleep(50);
    else await down.act(run, act);
  }
  expect(mute.events(run).filter(({ type }) => type === "noticeSent")).toEqual([]);
  await down.stop();
});
