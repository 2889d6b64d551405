import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plan } from "../domain/plan.ts";
import { everyShape } from "../test/specification/template.ts";
import { startEngine, type Engine } from "../test/support/engine.ts";
import { launch, nextAct } from "../test/support/group.ts";
import { historiesOf } from "../test/support/histories.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { timeSkippingTemporal, type TimeSkippingTemporal } from "../test/support/time-skipping.ts";
import { strangeWords } from "../test/support/what-histories-say.ts";
import { runWorkflowId, siteWorkflowId } from "./names.ts";
import { progress } from "./signals.ts";

let temporal: TimeSkippingTemporal;
let engine: Engine;
const record = memoryRecord(everyShape);
const now = () => temporal.currentTimeMs();

beforeAll(async () => {
  temporal = await timeSkippingTemporal();
  engine = await startEngine({ address: temporal.address, record, taskQueue: "two-years", now });
}, 180_000);

afterAll(async () => {
  await engine.stop();
  await temporal.stop();
});

test("a run of more than two years goes from launch to its end, one day after another", async () => {
  const run = randomUUID();
  const began = await now();
  for (const command of launch(await today(), { count: 9, every: { months: 3 } })) {
    await engine.act(run, command);
  }
  while (record.state(run).status !== "finished") {
    await actWhileThereIsAnythingToDo(run);
    await temporal.sleep(day);
  }
  const handle = engine.client.workflow.getHandle(runWorkflowId(run));
  await handle.result();

  const { steps, parts } = record.state(run);
  expect(steps.map(({ key, parts: its }) => `${key} ${its.length}`)).toEqual([
    "group 1",
    "areas 3",
    "blocks 2",
    "refine 2",
    "sites 2",
    "workshops 4",
    "panel 1",
    "survey 1",
    "rounds 9",
    "gathering 1",
    "learn 1",
  ]);
  expect(Object.values(parts).map(({ gate }) => gate)).not.toContain("overridden");
  expect((await now()) - began).toBeGreaterThan(2 * 365 * day);
  expect(engine.warnings).toEqual([]);

  // The panel needs every seat, and m-dee takes 15 days of the 10 working days that there are.
  expect(noticesOf(run, parts["panel:1"]?.requests ?? [])).toEqual([
    "request 1 m-ada",
    "request 1 m-ben",
    "request 1 m-cyd",
    "request 1 m-dee",
    "reminder 1 m-dee",
    "reminder 2 m-dee",
    "escalation 1 manager",
  ]);

  for (const workflowId of [runWorkflowId(run), siteWorkflowId(run, "sites:2")]) {
    for (const history of await historiesOf(engine.client, workflowId)) {
      expect(strangeWords(history)).toEqual([]);
    }
  }

  const known = await handle.query(progress);
  expect(known.plan).toEqual(plan(record.state(run), await today()));
}, 180_000);

const day = 86_400_000;

const today = async () => new Date(await now()).toISOString();

async function actWhileThereIsAnythingToDo(run: string): Promise<void> {
  for (;;) {
    const act = nextAct(record.state(run), await today());
    if (act === null) return;
    await engine.act(run, act);
    await temporal.sleep(1_000);
  }
}

const noticesOf = (run: string, requests: readonly string[]) =>
  record
    .events(run)
    .flatMap((event) => (event.type === "noticeSent" ? [event.data] : []))
    .filter(({ about }) => requests.includes(about))
    .map(({ member, kind, ordinal }) => `${kind} ${ordinal} ${member}`);
