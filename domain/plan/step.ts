import type { Order } from "../command.ts";
import type { Wait } from "../plan-types.ts";
import { nextInStep, partDue } from "../rules/arrangement.ts";
import { unansweredInStep } from "../rules/contributions.ts";
import { stepCanClose } from "../rules/closing.ts";
import { stepDefinition, stewards } from "../rules/lookup.ts";
import { missingNeeds } from "../rules/needs.ts";
import type { RunState, StepState } from "../state.ts";

type StepShare = {
  readonly orders: readonly Order[];
  readonly waits: readonly Wait[];
  readonly wakes: readonly string[];
};

/** Between two steps, and before the first: the next one opens as soon as all that it needs holds. */
export const planEntry = (state: RunState, key: string, now: string): StepShare => {
  const step = stepDefinition(state, key);
  const lacks = step === undefined ? [] : missingNeeds(state, step, now);
  if (lacks.length === 0)
    return { orders: [{ type: "openStep", data: { step: key } }], waits: [], wakes: [] };
  return {
    orders: [],
    waits: lacks.map(({ need, members, until }) => ({
      part: null,
      for: "need",
      need,
      members,
      until,
    })),
    wakes: lacks.flatMap(({ until }) => until ?? []),
  };
};

/** What the step itself needs now, beside its parts: its next part, its end, or the step after it. */
export const planStep = (state: RunState, step: StepState, now: string): StepShare => {
  const definition = stepDefinition(state, step.key);
  if (definition === undefined) return { orders: [], waits: [], wakes: [] };
  if (step.status === "closed")
    return step.next === null
      ? { orders: [{ type: "finishRun", data: {} }], waits: [], wakes: [] }
      : planEntry(state, step.next, now);
  const next = nextInStep(state, step, definition);
  const due = partDue(next, now);
  if (due) {
    const order: Order = { type: "openPart", data: { step: step.key, ...due } };
    return { orders: [order], waits: [], wakes: [] };
  }
  if (stepCanClose(state, step, definition))
    return {
      orders: [{ type: "closeStep", data: { step: step.key } }],
      waits: [],
      wakes: [],
    };
  const wait = (what: Wait["for"], until: string | null = null): Wait => ({
    part: null,
    for: what,
    members: what === "interval" ? [] : stewards(state),
    until,
  });
  if (next.kind === "interval")
    return { orders: [], waits: [wait("interval", next.at)], wakes: [next.at] };
  if (next.kind === "sites") return { orders: [], waits: [wait("sites")], wakes: [] };
  const isOwed = next.kind === "complete" && unansweredInStep(state, step.key).length > 0;
  return { orders: [], waits: isOwed ? [wait("contribution")] : [], wakes: [] };
};
