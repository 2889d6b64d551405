import { allHandlersFinished, condition, continueAsNew, workflowInfo } from "@temporalio/workflow";
import type { PathwayInput } from "./activities.ts";
import { openRun, type Run } from "./run.ts";
import { enterStep, throughParts } from "./step.ts";

/**
 * A run: for each step of its template, for each part, for each block. One execution lives through a step and then continues as
 * new: the next needs nothing but the run's id, because the record holds the rest.
 */
export async function pathway({ run: id }: PathwayInput): Promise<void> {
  const run = await openRun(id);
  await Promise.race([oneStep(run), run.keepUp(), run.outgrown()]);
  await (isOver(run) ? run.told() : run.quiet());
  await condition(allHandlersFinished);
  if (!isOver(run)) await continueAsNew<typeof pathway>({ run: id });
}

async function oneStep(run: Run): Promise<void> {
  do {
    if (await enterStep(run)) await throughParts(run);
  } while (!isOver(run) && isYoung());
}

/** Temporal makes a new execution wait until a second after the one before it began; a step that was quicker shares its history. */
const isYoung = () => Date.now() - workflowInfo().runStartTime.getTime() < 1_000;

const isOver = (run: Run) =>
  run.plan().status === "finished" || run.plan().status === "not-launched";
