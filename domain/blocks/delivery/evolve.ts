import { onPart } from "../../evolve/change.ts";
import type { Of } from "../../evolve/change.ts";
import type { Part, RunState } from "../../state.ts";

export const deliveryStarted = (state: RunState, event: Of<"deliveryStarted">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    delivery: "started",
    facts: [...part.facts, factOf(event, "delivery-started")],
  }));

export const deliveryCompleted = (state: RunState, event: Of<"deliveryCompleted">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    delivery: "completed",
    deliveredBy: event.data.deliveredBy,
    facts: [...part.facts, factOf(event, "delivery-completed")],
  }));

export const factStated = (state: RunState, event: Of<"factStated">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    facts: [...part.facts, factOf(event, event.data.fact)],
  }));

const factOf = (
  event: Of<"deliveryStarted" | "deliveryCompleted" | "factStated">,
  fact: string,
): Part["facts"][number] => ({
  fact,
  on: event.data.on,
  event: event.version,
  by: event.actor.id,
  disputed: null,
});

/** Others can dispute a fact; only whoever stated it takes it back. */
export const factDisputed = (state: RunState, event: Of<"factDisputed">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    facts: part.facts.map((fact, index) => {
      if (index + 1 !== event.data.fact || fact.disputed === "taken-back") return fact;
      return { ...fact, disputed: fact.by === event.data.member ? "taken-back" : "by-others" };
    }),
  }));
