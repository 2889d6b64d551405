import type { Part, RunState, StageState } from "../state.ts";
import type { Stage } from "../template.ts";
import { nextInStage } from "./arrangement.ts";
import { unansweredInStage } from "./contributions.ts";
import { missingFields } from "./form-complete.ts";
import { formOf, newestVersion } from "./lookup.ts";

/** Whether a part is done with: its gate is behind it, and what it delivers is delivered. */
export const partCanClose = (part: Part, stage: Stage): boolean => {
  if (part.status === "closed" || part.gate === "open") return false;
  if (part.gate === "refused") return stage.gate?.onRefusal === "end";
  if (stage.delivers === true && part.delivery !== "completed") return false;
  if (part.gate !== "none") return true;
  const version = newestVersion(part);
  return version !== undefined && missingFields(formOf(part, stage), version).length === 0;
};

/** A stage closes when its parts are complete and everybody who contributed has had an answer. */
export const stageCanClose = (state: RunState, stage: StageState, definition: Stage): boolean =>
  stage.status === "open" &&
  nextInStage(state, stage, definition).kind === "complete" &&
  unansweredInStage(state, stage.key).length === 0;
