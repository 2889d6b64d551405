import { waiting, type BlockShare } from "../../plan/share.ts";
import { gateOf, newestVersion, stewards } from "../../rules/lookup.ts";
import type { Part, RunState } from "../../state.ts";
import { planGate } from "../gate/plan.ts";
import type { FormBlock } from "./block.ts";
import { missingFields } from "./complete.ts";

/** People may be asked about some sections while others are still written, so the gate after a form already says what it lacks. */
export const planForm = (
  state: RunState,
  part: Part,
  { form }: FormBlock,
  now: string,
): BlockShare => {
  const gate = gateOf(state, part);
  if (gate !== null) return planGate(state, part, gate, now);
  const version = newestVersion(part);
  const isWritten = version !== undefined && missingFields(form, version).length === 0;
  return waiting(part.id, isWritten ? "submission" : "version", stewards(state));
};
