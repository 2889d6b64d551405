import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Template } from "../domain/template.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { shapes } from "../test/specification/template.ts";
import { startEngine, type Engine } from "../test/support/engine.ts";
import { launch, nextAct } from "../test/support/group.ts";
import { temporalAddress } from "../test/support/temporal.ts";
import { runWorkflowId } from "./names.ts";
import { progress } from "./signals.ts";

const days = shapes("sites", "workshops");

/** Steps to which people add parts. Everybody may answer at once, and no reminder or due time comes within days. */
const template: Template = {
  ...days,
  steps: days.steps.map((step) => ({
    ...step,
    parts: {
      ...step.parts,
      blocks: step.parts.blocks.map((block) =>
        block.block === "gate" ? { ...block, notice: { seconds: 0 } } : block,
      ),
    },
  })),
};
const record = memoryRecord(template);
let engine: Engine;

beforeAll(async () => {
  const taskQueue = `added-parts-${randomUUID()}`;
  engine = await startEngine({ address: temporalAddress(), record, taskQueue });
});
afterAll(() => engine.stop());

/** Everybody who was asked, and whoever launched the run. */
const TOLD = ["m-ada", "m-ben", "m-cyd", "m-dee", "manager"];

const now = () => new Date().toISOString();

/** Until the run's own workflow knows all that is on record, and nothing is due. */
async function untilKnown(run: string): Promise<void> {
  const handle = engine.client.workflow.getHandle(runWorkflowId(run));
  for (;;) {
    const { version, plan } = await handle.query(progress);
    const due = [plan, ...(plan?.parts ?? [])].some(
      (share) => share === null || share.orders.length + share.notices.length > 0,
    );
    if (version === record.state(run).version && !due) return;
    await sleep(20);
  }
}

const told = (run: string, about: string) =>
  record
    .events(run)
    .flatMap((event) => (event.type === "noticeSent" ? [event.data] : []))
    .filter((notice) => notice.kind === "outcome" && notice.about === about)
    .map(({ member }) => member)
    .toSorted();

test("whatever the workflow of an added part records, the run's workflow hears of at once, and people are told", async () => {
  const run = randomUUID();
  for (const command of launch(now(), {})) await engine.act(run, command);
  for (;;) {
    const act = nextAct(record.state(run), now(), 0);
    if (act === null) break;
    await engine.act(run, act);
    if (record.state(run).status === "finished") break;
    await untilKnown(run);
  }
  const passed = record.events(run).filter(({ type }) => type === "gatePassed");
  expect(passed).toHaveLength(4);
  for (const part of ["sites:1", "sites:2", "workshops:1", "workshops:2"])
    expect([part, told(run, part)]).toEqual([part, TOLD]);
  await engine.client.workflow.getHandle(runWorkflowId(run)).result();
  expect(engine.warnings).toEqual([]);
});
