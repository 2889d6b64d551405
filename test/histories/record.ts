import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startTemporal } from "../../infra/servers/temporal.ts";
import { runWorkflowId, siteWorkflowId } from "../../workflows/names.ts";
import { startEngine } from "../support/engine.ts";
import { launch, nextAct } from "../support/group.ts";
import { historiesOf, toFile } from "../support/histories.ts";
import { hurried, hurriedDay } from "../support/hurried.ts";
import { memoryRecord } from "../in-memory/record.ts";

/*
 * Records the histories that `replay.integration.test.ts` replays: run this after a release, with
 * `node test/histories/record.ts <release>`. Histories of earlier releases stay: runs that began with them go on for years.
 */
const release = process.argv[2] ?? "1";
const dataDir = await mkdtemp(path.join(tmpdir(), "alongside-histories-"));
const temporal = await startTemporal({ dataDir });
const record = memoryRecord(hurried);
const engine = await startEngine({ address: temporal.address, record, taskQueue: "histories" });
const now = () => new Date().toISOString();

const run = randomUUID();
for (const command of launch(now(), { count: 2, every: { seconds: 3 } })) {
  await engine.act(run, command);
}
while (record.state(run).status !== "finished") {
  const act = nextAct(record.state(run), now(), hurriedDay);
  if (act === null) await sleep(50);
  else await engine.act(run, act);
}
await engine.client.workflow.getHandle(runWorkflowId(run)).result();

const folder = import.meta.dirname;
const old = (await readdir(folder)).filter((name) => name.startsWith(`release-${release}-`));
await Promise.all(old.map((name) => rm(path.join(folder, name))));
const chains = {
  run: (await historiesOf(engine.client, runWorkflowId(run))).toReversed(),
  site: await historiesOf(engine.client, siteWorkflowId(run, "sites:1")),
};
for (const [kind, histories] of Object.entries(chains)) {
  for (const [index, history] of histories.entries()) {
    const file = path.join(folder, `release-${release}-${kind}-${String(index + 1).padStart(2, "0")}.json`);
    await writeFile(file, `${toFile(history)}\n`);
    console.log(file, history.events?.length);
  }
}
await engine.stop();
await temporal.stop();
await rm(dataDir, { recursive: true, force: true });
