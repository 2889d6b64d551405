import { onPart } from "../../evolve/change.ts";
import type { Of } from "../../evolve/change.ts";
import type { RunState } from "../../state.ts";

export const deliveryStarted = (state: RunState, event: Of<"deliveryStarted">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    delivery: "started",
    facts: [...part.facts, { fact: "delivery-started", on: event.data.on }],
  }));

export const deliveryCompleted = (state: RunState, event: Of<"deliveryCompleted">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    delivery: "completed",
    deliveredBy: event.data.deliveredBy,
    facts: [...part.facts, { fact: "delivery-completed", on: event.data.on }],
  }));

export const factStated = (state: RunState, event: Of<"factStated">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    facts: [...part.facts, { fact: event.data.fact, on: event.data.on }],
  }));
