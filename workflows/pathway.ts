import { allHandlersFinished, condition, continueAsNew, workflowInfo } from "@temporalio/workflow";
import type { StageKind } from "../domain/template.ts";
import type { PathwayInput } from "./activities.ts";
import { enterStage } from "./parts.ts";
import { openRun, type Run } from "./run.ts";
import { decision } from "./stages/decision.ts";
import { designStep } from "./stages/design-step.ts";
import { embed } from "./stages/embed.ts";
import { formGroup } from "./stages/form-group.ts";
import { gathering } from "./stages/gathering.ts";
import { learningMeeting } from "./stages/learning-meeting.ts";
import { monitor } from "./stages/monitor.ts";
import { pilot } from "./stages/pilot.ts";
import { refine } from "./stages/refine.ts";
import { rollOut } from "./stages/roll-out.ts";

/** The pathway. A template says which of these stages its runs go through, in which order, and where a decision leads. */
const stages: { readonly [K in StageKind]: (run: Run) => Promise<void> } = {
  "form-group": formGroup,
  "design-step": designStep,
  pilot,
  refine,
  "roll-out": rollOut,
  monitor,
  "learning-meeting": learningMeeting,
  decision,
  embed,
  gathering,
};

/**
 * A run, from its group to its monitoring. Each stage is lived through by one execution, which then continues as new: the
 * next needs nothing but the run's id, because the record holds the rest.
 */
export async function pathway({ run: id }: PathwayInput): Promise<void> {
  const run = await openRun(id);
  await Promise.race([oneStage(run), run.keepUp(), run.outgrown()]);
  await condition(allHandlersFinished);
  if (!isOver(run)) await continueAsNew<typeof pathway>({ run: id });
}

async function oneStage(run: Run): Promise<void> {
  do {
    const stage = await enterStage(run);
    if (stage !== null) await stages[stage](run);
  } while (!isOver(run) && isYoung());
}

/** Temporal makes a new execution wait until a second after the one before it began; a stage that was quicker shares its history. */
const isYoung = () => Date.now() - workflowInfo().runStartTime.getTime() < 1_000;

const isOver = (run: Run) =>
  run.plan().status === "finished" || run.plan().status === "not-launched";
