import type { DomainEvent } from "../event.ts";
import type { AskedOutcome } from "../events/link.ts";
import { ANOTHER_PANEL } from "../rules/arrangement.ts";
import { hasGate } from "../rules/blocks.ts";
import { own, stepDefinition } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";

type WithId = DomainEvent & { readonly id: string };

export type AskedAnswer = { readonly outcome: AskedOutcome; readonly event: string };

const decides = (state: RunState, step: string | undefined): boolean =>
  step !== undefined && stepDefinition(state, step)?.answers === true;

const outcomeOf = (state: RunState, event: DomainEvent): AskedOutcome | null => {
  switch (event.type) {
    case "gatePassed":
    case "gateRefused":
    case "gateOverridden": {
      if (!decides(state, own(state.parts, event.data.part)?.step)) return null;
      // A tie that is left to another panel is no answer yet.
      if (event.type === "gateRefused" && event.data.tie === ANOTHER_PANEL) return null;
      if (event.type === "gateOverridden") return "overridden";
      return event.type === "gatePassed" ? "passed" : "refused";
    }
    case "stepClosed": {
      const step = stepDefinition(state, event.data.step);
      return step?.answers === true && !hasGate(step) ? "finished" : null;
    }
    default:
      return null;
  }
};

/**
 * What a run answers those that asked it: how the newest gate ended in a step that answers; else, once it is over, how it
 * ended. Null: nothing yet. `events`: all of the run's events, in order.
 */
export const answerTo = (state: RunState, events: readonly WithId[]): AskedAnswer | null => {
  for (const event of events.toReversed()) {
    const outcome = outcomeOf(state, event);
    if (outcome !== null) return { outcome, event: event.id };
  }
  const end = events.findLast((event) => event.type === "runFinished");
  if (end?.type !== "runFinished") return null;
  return { outcome: end.data.outcome === "refused" ? "refused" : "finished", event: end.id };
};

/** Whether an event may be an answer to runs that asked. */
export const mayAnswer = ({ type }: Pick<DomainEvent, "type">): boolean =>
  ["gatePassed", "gateRefused", "gateOverridden", "stepClosed", "runFinished"].includes(type);
