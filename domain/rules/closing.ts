import type { Part, RunState, StageState } from "../state.ts";
import type { Step } from "../template.ts";
import { nextInStage, refusalIsFinal } from "./arrangement.ts";
import { unansweredInStage } from "./contributions.ts";
import { blockAt } from "./progress.ts";

/** Whether a part is done with: all blocks of its stretch are behind it, or a refusal ends it. */
export const partCanClose = (state: RunState, part: Part, step: Step): boolean => {
  if (part.status === "closed") return false;
  return part.gate === "refused" ? refusalIsFinal(step, part) : blockAt(state, part) === null;
};

/** A stage closes when its parts are complete and everybody who contributed has had an answer. */
export const stageCanClose = (state: RunState, stage: StageState, definition: Step): boolean =>
  stage.status === "open" &&
  nextInStage(state, stage, definition).kind === "complete" &&
  unansweredInStage(state, stage.key).length === 0;
