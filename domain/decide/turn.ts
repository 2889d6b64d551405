import { rules } from "../blocks/rules.ts";
import type { Refusal } from "../refusal.ts";
import { because } from "../result.ts";
import { blocksBefore } from "../rules/progress.ts";
import type { Part, RunState } from "../state.ts";
import type { Block } from "../template.ts";

/** Blocks of a part come one after another: why this one is not at hand yet, or null. */
export const mustBeAt = (state: RunState, part: Part, { key }: Block): Refusal | null =>
  refusalOf(blocksBefore(state, part, key)[0]);

/** As `mustBeAt`, for an act that may come while the form before it is still written: asking about some of its sections. */
export const mustBeNear = (state: RunState, part: Part, { key }: Block): Refusal | null =>
  refusalOf(blocksBefore(state, part, key).find(({ block }) => block !== "form"));

const refusalOf = (before: Block | undefined): Refusal | null => {
  if (before === undefined) return null;
  const { what, mend } = rules.passing[before.block].first;
  return because("not-due", what, mend, before.key);
};
