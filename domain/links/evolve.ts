import { withEntry, type Of } from "../evolve/change.ts";
import { own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";

export const runLinked = (state: RunState, event: Of<"runLinked">): RunState => {
  const { link: id, kind, run, part, amounts } = event.data;
  const link = { id, kind, run, part, amounts, at: event.at, answered: null };
  return { ...state, links: withEntry(state.links, id, link) };
};

/** A refused gate may be put anew: the newest answer stands. */
export const askedRunAnswered = (state: RunState, event: Of<"askedRunAnswered">): RunState => {
  const { link: id, outcome, event: answer } = event.data;
  const link = own(state.links, id);
  if (link === undefined) return state;
  const answered = { outcome, event: answer, at: event.at };
  return { ...state, links: withEntry(state.links, id, { ...link, answered }) };
};

export const templateRetired = (state: RunState, event: Of<"templateRetired">): RunState => ({
  ...state,
  retired: [...state.retired, event.data.template],
});
