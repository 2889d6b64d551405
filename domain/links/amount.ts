import { own } from "../rules/lookup.ts";
import type { RunState, StageState } from "../state.ts";
import type { FieldOver } from "../template.ts";

/** What runs that this one's request belongs together with give for the same number; 0 where each counts alone. */
export const linkedAmount = (
  state: RunState,
  stage: StageState,
  { section, field, together }: FieldOver,
): number => {
  if (together === undefined || own(state.parameters, together.parameter) !== together.is) return 0;
  return Object.values(state.links)
    .filter(({ kind, part }) => kind === "adds-to" && (part === null || stage.parts.includes(part)))
    .reduce((sum, { amounts }) => sum + (own(amounts, `${section}.${field}`) ?? 0), 0);
};
