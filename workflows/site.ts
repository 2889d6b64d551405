import { allHandlersFinished, condition, continueAsNew } from "@temporalio/workflow";
import type { SiteInput } from "./activities.ts";
import { throughBlocks } from "./part.ts";
import { openRun } from "./run.ts";
import { createTellRun } from "./tell-run.ts";

/** One part that people added: a site of a rollout, an activity. It hears of acts from the run's workflow, and tells it what it does. */
export async function site({ run: id, part, known }: SiteInput): Promise<void> {
  const tellRun = createTellRun(id, part, known);
  const run = await openRun(id, { part, tellRun });
  await Promise.race([throughBlocks(run, part), run.keepUp(), run.outgrown()]);
  await tellRun.told();
  await condition(allHandlersFinished);
  if (!run.isClosed(part)) {
    await continueAsNew<typeof site>({ run: id, part, known: tellRun.known() });
  }
}
