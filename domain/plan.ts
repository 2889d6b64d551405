import { strandedPolls } from "./blocks/poll/plan.ts";
import type { Plan } from "./plan-types.ts";
import { planPart } from "./plan/part.ts";
import { planEntry, planStep } from "./plan/step.ts";
import { currentStep, own, stepDefinition, stewards } from "./rules/lookup.ts";
import { owedNotices } from "./rules/notices.ts";
import type { RunState } from "./state.ts";

export type { PartPlan, Plan, Wait } from "./plan-types.ts";

/**
 * What the run waits for and what must be done next, read from the record alone. `now`: ISO 8601 UTC. Orders come in
 * the order in which to give them; after they are given, plan again. With no order and no notice left, nothing changes
 * before `wakeAt` unless somebody acts.
 */
export const plan = (state: RunState, now: string): Plan => {
  const step = currentStep(state);
  const definition = step && stepDefinition(state, step.key);
  const planned: Plan = {
    version: state.version,
    status: state.status,
    step:
      step && definition
        ? {
            key: step.key,
            visit: step.visit,
            open: step.status === "open",
          }
        : null,
    orders: [],
    parts: [],
    notices: state.status === "not-launched" ? [] : owedNotices(state),
    waits: [],
    wakeAt: null,
  };
  if (state.status === "paused") {
    const waits = [{ part: null, for: "resume", members: stewards(state), until: null }] as const;
    return { ...planned, waits };
  }
  if (state.status !== "running") return planned;
  const [first] = state.template.steps;
  if (step === undefined && first !== undefined) {
    const { orders, waits, wakes } = planEntry(state, first.key, now);
    return { ...planned, orders, waits, wakeAt: wakes.toSorted()[0] ?? null };
  }
  if (step === undefined || definition === undefined) return planned;
  const parts = step.parts.flatMap((id) => {
    const part = own(state.parts, id);
    return part ? [planPart(state, part, definition, now)] : [];
  });
  const here = planStep(state, step, now);
  const stranded = strandedPolls(state);
  return {
    ...planned,
    // The run goes on when they are counted, so that it never ends before them.
    orders: stranded.length > 0 ? stranded : here.orders,
    parts: parts.map((share) => share.plan),
    waits: [...parts.flatMap((share) => share.waits), ...here.waits],
    wakeAt: [...parts.flatMap((share) => share.wakes), ...here.wakes].toSorted()[0] ?? null,
  };
};
