import { withItem, type Of } from "../../evolve/change.ts";
import type { RunState } from "../../state.ts";

export const measured = (state: RunState, { data, ...event }: Of<"measured">): RunState => {
  const { source: _, ...reading } = data;
  const here = { ...reading, at: event.at, by: event.actor.id, event: event.version };
  return { ...state, readings: withItem(state.readings, here) };
};
