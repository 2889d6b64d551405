import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bundleWorkflowCode, DefaultLogger } from "@temporalio/worker";
import { expect, test } from "vitest";
import { everyShape } from "../../test/specification/template.ts";
import { root, startEngine } from "../../test/support/engine.ts";
import { launch, nextAct } from "../../test/support/group.ts";
import { memoryRecord } from "../../test/in-memory/record.ts";
import type { pathway } from "../../test/support/older-pathway.ts";
import { temporalAddress } from "../../test/support/temporal.ts";
import { runWorkflowId } from "../../workflows/names.ts";
import { progress } from "../../workflows/signals.ts";

const now = () => new Date().toISOString();

test("a run that began with a release which this one cannot replay goes on from the record at the next act", async () => {
  const record = memoryRecord(everyShape);
  const how = { address: temporalAddress(), record, taskQueue: `older-${randomUUID()}` };
  const run = randomUUID();

  const folder = await mkdtemp(path.join(tmpdir(), "alongside-older-"));
  const bundle = path.join(folder, "bundle.js");
  const workflowsPath = path.join(root, "test/support/older-pathway.ts");
  const logger = new DefaultLogger("ERROR");
  await writeFile(bundle, (await bundleWorkflowCode({ workflowsPath, logger })).code);
  const older = await startEngine({ ...how, bundle });
  for (const command of launch(now(), {})) await older.act(run, command);
  await older.client.workflow.getHandle<typeof pathway>(runWorkflowId(run)).query("__stack_trace");
  await older.stop();
  await rm(folder, { recursive: true });

  const newer = await startEngine(how);
  const handle = newer.client.workflow.getHandle(runWorkflowId(run));
  const act = nextAct(record.state(run), now());
  const next = act === null ? null : { ...act, at: now() };
  if (next === null) throw new Error("the group has nothing to do");
  await newer.act(run, next);
  while ((await handle.describe()).status.name !== "FAILED") await sleep(50);

  const more = nextAct(record.state(run), now());
  if (more === null) throw new Error("the group has nothing more to do");
  await newer.act(run, more);
  while ((await handle.query(progress)).version < record.state(run).version) await sleep(50);
  expect((await handle.describe()).status.name).toBe("RUNNING");
  await newer.stop();
});
