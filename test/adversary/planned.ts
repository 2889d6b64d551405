import { plan, type Plan } from "../../domain/plan.ts";
import type { RunState } from "../../domain/state.ts";

const newest = new WeakMap<RunState, { readonly at: string; readonly its: Plan }>();

/** What a run's plan says at a time. Whoever moves next mostly asks what was asked last. */
export const planned = (state: RunState, at: string): Plan => {
  const known = newest.get(state);
  if (known?.at === at) return known.its;
  const its = plan(state, at);
  newest.set(state, { at, its });
  return its;
};
