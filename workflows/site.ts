import { allHandlersFinished, condition, getExternalWorkflowHandle } from "@temporalio/workflow";
import type { SiteInput } from "./activities.ts";
import { delivery, gate } from "./gate.ts";
import { runWorkflowId } from "./names.ts";
import { openRun, type Run } from "./run.ts";
import { startAfresh } from "./start-afresh.ts";
import { recordGrew } from "./signals.ts";

/**
 * One site of a rollout: its gate, then its delivery. It hears of acts from the run's workflow, or directly; and tells
 * the run's workflow when the site is closed.
 */
export async function site({ run: id, part }: SiteInput): Promise<void> {
  const run = await openRun(id, part);
  await Promise.race([oneSite(run, part), run.keepUp(), run.outgrown()]);
  await condition(allHandlersFinished);
  if (run.isClosed(part)) await tellRun(run, part);
  else await startAfresh({ run: id, part });
}

async function oneSite(run: Run, part: string): Promise<void> {
  await gate(run, part);
  await delivery(run, part);
}

async function tellRun(run: Run, part: string): Promise<void> {
  const word = { events: [], version: run.plan().version, parts: [part] };
  try {
    await getExternalWorkflowHandle(runWorkflowId(run.id)).signal(recordGrew, word);
  } catch {
    // The run's workflow is gone; when it is started again it reads the record itself.
  }
}
