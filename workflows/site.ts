import {
  allHandlersFinished,
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  setHandler,
} from "@temporalio/workflow";
import type { SiteInput } from "./activities.ts";
import { runWorkflowId } from "./names.ts";
import { throughBlocks } from "./part.ts";
import { openRun, type Run } from "./run.ts";
import { recordGrew, tellWhenClosed } from "./signals.ts";

/** One part that people added: a site of a rollout, an activity. It hears of acts from the run's workflow, or directly. */
export async function site({ run: id, part, orphan = false }: SiteInput): Promise<void> {
  let isOrphan = orphan;
  setHandler(tellWhenClosed, () => void (isOrphan = true));
  const run = await openRun(id, part);
  await Promise.race([throughBlocks(run, part), run.keepUp(), run.outgrown()]);
  await condition(allHandlersFinished);
  if (!run.isClosed(part)) {
    await continueAsNew<typeof site>({ run: id, part, orphan: isOrphan });
  }
  if (isOrphan) await tellRun(run, part);
}

async function tellRun(run: Run, part: string): Promise<void> {
  const payload = { events: [], version: run.plan().version, parts: [part] };
  try {
    await getExternalWorkflowHandle(runWorkflowId(run.id)).signal(recordGrew, payload);
  } catch {
    // The run's workflow is gone; when it is started again it reads the record itself.
  }
}
