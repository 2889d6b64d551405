import type { Part, RunState, StepState } from "../state.ts";
import type { Step } from "../template.ts";
import { goesOn } from "./blocks.ts";
import { own } from "./lookup.ts";

/** The parts of a visit in the order of their opening. */
export const partsOf = (state: RunState, step: StepState): readonly Part[] =>
  step.parts.flatMap((id) => own(state.parts, id) ?? []);

/** Each part of a visit with all its stretches that were opened, in order. */
export const wholesOf = (state: RunState, step: StepState): readonly (readonly Part[])[] => [
  ...Map.groupBy(partsOf(state, step), ({ ordinal }) => ordinal).values(),
];

/** The stretch after which the next one of the same part opens; undefined while one is open, and after the last. */
export const awaitsStretch = (step: Step, whole: readonly Part[]): Part | undefined => {
  const last = whole.at(-1);
  if (last === undefined || last.status === "open" || last.dropped || last.gate === "refused")
    return undefined;
  return goesOn(step, last) ? last : undefined;
};
