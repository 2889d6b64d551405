import type { Part, RunState } from "../../state.ts";
import { whyNotEligible } from "./eligibility.ts";
import {
  activeMember,
  hasRole,
  newestVersion,
  own,
  requestsOf,
  gateOf,
  stewards,
} from "../../rules/lookup.ts";

/** Whether somebody has a say at a part's gate: what others answer there is kept from them until it closes. */
export const hasSayIn = (state: RunState, part: Part, id: string): boolean => {
  const gate = gateOf(state, part);
  const member = own(state.members, id);
  if (!gate || member === undefined) return false;
  return (
    requestsOf(state, part).some((request) => request.asked.includes(id)) ||
    whyNotEligible(state, part, gate, member) === null
  );
};

/** Whoever may help those who are asked: who looks after the run without a say in the decision, else who launched it. */
export const whoHelps = (state: RunState, part: Part): readonly string[] => {
  const free = stewards(state).filter((id) => !hasSayIn(state, part, id));
  return free.length > 0 ? free : [state.launcher];
};

/** Whoever can write a part anew without a say in the decision: who wrote it last, and the group's authors. */
export const whoRevises = (state: RunState, part: Part): readonly string[] => {
  const authors = Object.values(state.members)
    .filter((member) => hasRole(member, "author"))
    .map(({ id }) => id);
  const last = newestVersion(part)?.author;
  return [...new Set(last === undefined ? authors : [last, ...authors])].filter(
    (id) =>
      (id === state.launcher || activeMember(state, id) !== undefined) &&
      !hasSayIn(state, part, id),
  );
};
