import type { Part, RunState, StepState } from "../state.ts";
import type { Step } from "../template.ts";
import { nextInStep, refusalIsFinal } from "./arrangement.ts";
import { unansweredInStep } from "./contributions.ts";
import { blockAt } from "./progress.ts";

/** Whether a part is done with: all blocks of its stretch are behind it, or a refusal ends it. */
export const partCanClose = (state: RunState, part: Part, step: Step): boolean => {
  if (part.status === "closed") return false;
  return part.gate === "refused" ? refusalIsFinal(step, part) : blockAt(state, part) === null;
};

/** A step closes when its parts are complete and everybody who contributed has had an answer. */
export const stepCanClose = (state: RunState, step: StepState, definition: Step): boolean =>
  step.status === "open" &&
  nextInStep(state, step, definition).kind === "complete" &&
  unansweredInStep(state, step.key).length === 0;
