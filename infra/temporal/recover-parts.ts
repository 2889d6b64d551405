import { WorkflowNotFoundError, type Client } from "@temporalio/client";
import type { Pool } from "pg";
import { siteWorkflowId } from "../../workflows/names.ts";
import type { TellWorkflow } from "./tell-workflow.ts";

/** An open part that people added: it has a workflow of its own, which its run's workflow starts. */
export type AddedPart = { readonly run: string; readonly part: string };

/** Those on record, as the read models know them: they may lag by moments. @param among only those of these runs. */
export async function openAddedParts(
  pool: Pool,
  among?: readonly string[],
): Promise<readonly AddedPart[]> {
  const { rows } = await pool.query<AddedPart>(
    `select r.run, added.part from projections.run_list as r, unnest(r.added_parts) as added (part)
     where r.added_parts <> '{}' and ($1::uuid[] is null or r.run = any ($1))
     order by r.run, added.part`,
    [among ?? null],
  );
  return rows;
}

export async function countAddedParts(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ parts: number }>(
    `select coalesce(sum(cardinality(added_parts)), 0)::int as parts
     from projections.run_list where added_parts <> '{}'`,
  );
  return rows[0]?.parts ?? 0;
}

/** Has the workflows of their runs start them. @returns how many there were before it was cut off. */
export async function restartParts(
  workflow: TellWorkflow,
  parts: readonly AddedPart[],
  signal: AbortSignal | undefined,
): Promise<number> {
  let restarted = 0;
  for (const { run, part } of parts) {
    if (signal?.aborted) break;
    await workflow.restartPart(run, part);
    restarted += 1;
  }
  return restarted;
}

/** Of the parts whose workflow has ended once, those that are still open and have none now. */
export async function endedParts(
  pool: Pool,
  client: Client,
  ended: readonly AddedPart[],
): Promise<readonly AddedPart[]> {
  if (ended.length === 0) return [];
  const ids = new Set(ended.map(({ run, part }) => siteWorkflowId(run, part)));
  const open = await openAddedParts(
    pool,
    ended.map(({ run }) => run),
  );
  const missing: AddedPart[] = [];
  for (const one of open) {
    const id = siteWorkflowId(one.run, one.part);
    if (ids.has(id) && !(await isRunning(client, id))) missing.push(one);
  }
  return missing;
}

async function isRunning(client: Client, id: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(id).describe()).status.name === "RUNNING";
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
