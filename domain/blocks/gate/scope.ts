import type { Part, Request, RunState } from "../../state.ts";
import { coveredSections } from "../form/complete.ts";
import { formOf } from "../../rules/blocks.ts";
import { stepDefinition } from "../../rules/lookup.ts";

/** Whether a change of `changed` sections touches what a request asks about. */
export const isTouched = (
  state: RunState,
  part: Part,
  request: Request,
  changed: readonly string[],
): boolean => {
  const step = stepDefinition(state, part.step);
  if (step === undefined) return false;
  const covered = coveredSections(formOf(part, step), request.sections);
  return changed.some((section) => covered.includes(section));
};
