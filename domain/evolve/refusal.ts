import { own } from "../rules/lookup.ts";
import { refusedAct } from "../rules/refusals.ts";
import type { RunState } from "../state.ts";
import { withEntry, type Of } from "./change.ts";

export const actRefused = (state: RunState, event: Of<"actRefused">): RunState => {
  const { id } = event.actor;
  const before = own(state.refusals, id) ?? [];
  const entry = { act: refusedAct(event.data), version: event.version };
  return { ...state, refusals: withEntry(state.refusals, id, [...before, entry]) };
};
