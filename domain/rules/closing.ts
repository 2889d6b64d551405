import type { Part, RunState, StageState } from "../state.ts";
import type { Step } from "../template.ts";
import { nextInStage, refusalIsFinal } from "./arrangement.ts";
import { unansweredInStage } from "./contributions.ts";
import { missingFields } from "./form-complete.ts";
import { deliveryIn, formBlockOf, formOf } from "./blocks.ts";
import { newestVersion } from "./lookup.ts";

/** Whether a part is done with: its gate is behind it, and what it delivers is delivered. */
export const partCanClose = (part: Part, stage: Step): boolean => {
  if (part.status === "closed" || part.gate === "open") return false;
  if (part.gate === "refused") return refusalIsFinal(stage);
  if (deliveryIn(stage, part) !== null && part.delivery !== "completed") return false;
  if (part.gate !== "none" || formBlockOf(stage, part) === undefined) return true;
  const version = newestVersion(part);
  return version !== undefined && missingFields(formOf(part, stage), version).length === 0;
};

/** A stage closes when its parts are complete and everybody who contributed has had an answer. */
export const stageCanClose = (state: RunState, stage: StageState, definition: Step): boolean =>
  stage.status === "open" &&
  nextInStage(state, stage, definition).kind === "complete" &&
  unansweredInStage(state, stage.key).length === 0;
