import type { Client } from "@temporalio/client";
import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { releaseOthers, setAside } from "../../audit/set-aside.ts";
import { ofWorkflow, runWorkflowId, siteWorkflowId } from "../../workflows/names.ts";
import {
  countAddedParts,
  endedParts,
  openAddedParts,
  restartParts,
  type AddedPart,
} from "./recover-parts.ts";
import type { TellWorkflow } from "./tell-workflow.ts";

export type Recovered = {
  /** Runs on record that are not over. */
  readonly live: number;
  /** Of these, those whose workflow was missing and is started now. */
  readonly started: number;
  /** Parts that people added whose workflow was missing, though that of their run was there. */
  readonly parts: number;
  /** Of the runs, those that can't be read; they are tried again the next time. */
  readonly damaged: readonly DamagedRun[];
};

/**
 * Starts a workflow for every live run of the record that has none, at its place, and for each part that people added: after Temporal's state was lost or the
 * database restored. A run that can't be read keeps back no other. Running it again, or twice at once, changes nothing more.
 * @param options.atOnce starts under way at once.
 */
export async function recoverRuns(options: {
  readonly pool: Pool;
  readonly client: Client;
  readonly workflow: TellWorkflow;
  readonly atOnce?: number;
  /** Told once of a run that can't be read. */
  readonly onDamaged?: (damage: DamagedRun) => void;
  /** Leaves the rest for another time. */
  readonly signal?: AbortSignal;
}): Promise<Recovered> {
  const { pool, client, workflow, atOnce = 16, signal } = options;
  const live = await liveRuns(pool);
  const running = await runningWorkflows(client);
  const missing = live.filter((run) => !running.has(runWorkflowId(run)));
  const { started, damaged } = await startAll(workflow, missing, atOnce, signal);
  const parts = await restartParts(
    workflow,
    (await openAddedParts(pool)).filter(
      ({ run, part }) => running.has(runWorkflowId(run)) && !running.has(siteWorkflowId(run, part)),
    ),
    signal,
  );
  await keepAside(pool, damaged, options.onDamaged);
  // One that was cut off has not looked at all of them.
  if (signal?.aborted !== true) {
    await releaseOthers(
      pool,
      RECOVER,
      damaged.map(({ at }) => at.run),
    );
  }
  return { live: live.length, started, parts, damaged };
}

/**
 * As `recoverRuns`, where a workflow has ended since an instant: what an operator terminated or a release could not
 * replay. It costs as much as there are such workflows, however many runs wait.
 * @returns how many were started.
 */
export async function recoverEnded(options: {
  readonly pool: Pool;
  readonly client: Client;
  readonly workflow: TellWorkflow;
  readonly since: Date;
  readonly signal?: AbortSignal;
  /** Told once of a run that can't be read. */
  readonly onDamaged?: (damage: DamagedRun) => void;
}): Promise<number> {
  const { pool, client, workflow, since, signal } = options;
  const ended = new Set<string>();
  const parts: AddedPart[] = [];
  const query = `WorkflowType in ('pathway', 'site') and ExecutionStatus in ('Completed', 'Failed', 'Canceled', 'Terminated', 'TimedOut') and CloseTime > '${since.toISOString()}'`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) {
    const its = ofWorkflow(workflowId);
    if (its === null) continue;
    if (its.part === null) ended.add(its.run);
    else parts.push({ run: its.run, part: its.part });
  }
  const restarted = await restartParts(workflow, await endedParts(pool, client, parts), signal);
  if (ended.size === 0) return restarted;
  const live = await liveRuns(pool, [...ended]);
  const { started, damaged } = await startAll(workflow, live, 16, signal);
  await keepAside(pool, damaged, options.onDamaged);
  return started + restarted;
}

/**
 * How many live runs and added parts have no workflow, by counts alone, so that it costs little however many wait. One too few for each run that is
 * over and whose workflow still tells people so.
 */
export async function countMissing({
  pool,
  client,
}: {
  readonly pool: Pool;
  readonly client: Client;
}): Promise<number> {
  const { rows } = await pool.query<{ live: number }>(
    `select (count(*) filter (where type = 'runLaunched') - count(*) filter (where type = 'runFinished'))::int as live
     from record.event where type in ('runLaunched', 'runFinished')`,
  );
  const { count } = await client.workflow.count(RUNNING);
  return (rows[0]?.live ?? 0) + (await countAddedParts(pool)) - count;
}

/** @returns how many were started, and those that can't be read; of the others somebody else had started the workflow, or the run is over. */
async function startAll(
  workflow: TellWorkflow,
  missing: readonly string[],
  atOnce: number,
  signal: AbortSignal | undefined,
): Promise<Pick<Recovered, "started" | "damaged">> {
  const queue = [...missing];
  const damaged: DamagedRun[] = [];
  let started = 0;
  const start = async (run: string): Promise<void> => {
    try {
      if (await workflow.start(run)) started += 1;
    } catch (error) {
      if (!(error instanceof DamagedRun)) throw error;
      damaged.push(error);
    }
  };
  const worker = async () => {
    for (let run = queue.pop(); run !== undefined; run = queue.pop()) {
      if (signal?.aborted) return;
      await start(run);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, missing.length) }, worker));
  return { started, damaged };
}

const RUNNING = "WorkflowType in ('pathway', 'site') and ExecutionStatus = 'Running'";

/** As `record.set_aside` names it. */
const RECOVER = "recover";

type OnDamaged = ((damage: DamagedRun) => void) | undefined;

async function keepAside(
  pool: Pool,
  damaged: readonly DamagedRun[],
  onDamaged: OnDamaged,
): Promise<void> {
  for (const one of damaged) {
    if (await setAside(pool, RECOVER, one, null, 0)) onDamaged?.(one);
  }
}

/** The runs on record that are not over. @param among only these. */
async function liveRuns(pool: Pool, among?: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ run: string }>(
    `select launched.run from record.event as launched
     where launched.type = 'runLaunched' and ($1::uuid[] is null or launched.run = any ($1))
     and not exists (
       select from record.event as finished
       where finished.run = launched.run and finished.type = 'runFinished')
     order by launched.run`,
    [among ?? null],
  );
  return rows.map(({ run }) => run);
}

/** As Temporal's index knows them: it may lag by moments, and then the start finds the workflow there. */
async function runningWorkflows(client: Client): Promise<ReadonlySet<string>> {
  const running = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query: RUNNING, pageSize: 1_000 })) {
    running.add(workflowId);
  }
  return running;
}
