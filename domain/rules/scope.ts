import type { Part, Request, RunState } from "../state.ts";
import { coveredSections } from "./form-complete.ts";
import { formOf } from "./blocks.ts";
import { stageDefinition } from "./lookup.ts";

/** Whether a change of `changed` sections touches what a request asks about. */
export const isTouched = (
  state: RunState,
  part: Part,
  request: Request,
  changed: readonly string[],
): boolean => {
  const stage = stageDefinition(state, part.stage);
  if (stage === undefined) return false;
  const covered = coveredSections(formOf(part, stage), request.sections);
  return changed.some((section) => covered.includes(section));
};
