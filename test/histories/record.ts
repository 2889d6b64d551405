import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { play } from "../../demo/play.ts";
import { stepDefinition } from "../../domain/rules/lookup.ts";
import { startTemporal } from "../../infra/servers/temporal.ts";
import { programmes } from "../../programmes/all.ts";
import type { Programme } from "../../programmes/programme.ts";
import { runWorkflowId, siteWorkflowId } from "../../workflows/names.ts";
import { clientOf } from "../in-memory/client.ts";
import { memoryRecord } from "../in-memory/record.ts";
import { startEngine } from "../support/engine.ts";
import { launch, nextAct } from "../support/group.ts";
import { historiesOf } from "../support/histories.ts";
import { hurried, hurriedDay } from "../support/hurried.ts";
import {
  failedTasks,
  recorded,
  toArchive,
  type Execution,
  type Recorded,
} from "../support/recorded-histories.ts";
import { temporalWorld } from "../support/temporal-world.ts";

/*
 * Records the histories that `test/replay.test.ts` replays: `node test/histories/record.ts [--release N] [PROGRAMME…]`. Without
 * a name it records all. Histories of earlier releases stay: runs that began with them go on for years.
 */
const { values, positionals } = parseArgs({
  options: { release: { type: "string", default: "1" } },
  allowPositionals: true,
});
const dataDir = await mkdtemp(path.join(tmpdir(), "alongside-histories-"));
const temporal = await startTemporal({ dataDir });
const record = memoryRecord(hurried);
const engine = await startEngine({ address: temporal.address, record, taskQueue: "histories" });

/** A group that has seconds instead of weeks: who is slow is reminded, and the coordinator hears of it. */
async function playEveryShape(): Promise<string> {
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
  return run;
}

async function playFirstScenario({ template, scenarios: [script] }: Programme): Promise<string> {
  const runs: string[] = [];
  // Nothing in a scenario waits for more than some seconds: the clock is looked at again and again.
  const pass = (milliseconds: number) => sleep(Math.min(milliseconds, 50));
  const world = await temporalWorld({ engine, record, runs, pass });
  const client = clientOf(template, { people: [], record, runs, engine: world });
  await play(script, client, { print: () => undefined, now: client.now });
  return client.run();
}

/** Every execution of the run's workflow and of those of the parts that people added. */
async function executionsOf(run: string): Promise<readonly Execution[]> {
  const state = record.state(run);
  const added = Object.values(state.parts)
    .filter(({ step }) => stepDefinition(state, step)?.parts.kind === "added")
    .map(({ id }) => ({ called: id, workflow: siteWorkflowId(run, id) }));
  const all: Execution[] = [];
  for (const { called, workflow } of [{ called: "run", workflow: runWorkflowId(run) }, ...added]) {
    const histories = (await historiesOf(engine.client, workflow)).toReversed();
    all.push(...histories.map((history, at) => ({ name: `${called} ${at + 1}`, history })));
  }
  return all;
}

/** How often something is played to have every execution of it without a failed task. */
const TRIES = 2;

/**
 * A task fails where a signal overtakes it: that is no fault, and whoever reads the recording need not know of it. It is played
 * again, and at last the executions are kept in which no task failed: each is replayed by itself.
 */
async function withoutFailedTasks(name: string): Promise<readonly Execution[]> {
  const programme = programmes.find(({ template }) => template.name === name);
  for (let tries = 1; ; tries += 1) {
    const run = await (programme === undefined ? playEveryShape() : playFirstScenario(programme));
    const executions = await executionsOf(run);
    const whole = executions.filter(({ history }) => failedTasks(history) === 0);
    if (whole.length === executions.length || (tries >= TRIES && whole.length > 0)) return whole;
    console.log(`${name}: a signal overtook a task; it is played again`);
  }
}

const wanted = recorded.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);
const recordOne = async ({ name, folder }: Recorded): Promise<void> => {
  const executions = await withoutFailedTasks(name);
  const archive = toArchive(executions);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `release-${values.release}.json.gz`), archive);
  console.log(`${name}: ${executions.length} executions, ${archive.length} bytes`);
};
// At once: most of a scenario's time is waiting.
await Promise.all(wanted.map(recordOne));
await engine.stop();
await temporal.stop();
await rm(dataDir, { recursive: true, force: true });
