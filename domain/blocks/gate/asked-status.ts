import type { Part, Request, RunState } from "../../state.ts";
import { gateOf, own } from "../../rules/lookup.ts";
import { reachedHow } from "../../rules/notices.ts";
import type { Reached } from "../../rules/notices.ts";
import { currentAnswer, tally } from "./quorum.ts";

/**
 * How somebody who is asked stands while the gate is open, for whoever may help them. `waited-for`: no answer yet;
 * `wants-time`: they asked for time or to talk; `answered`: also who stepped back; `not-asked-now`: they may not answer any more.
 */
export type AskedStatus = {
  readonly member: string;
  readonly standing: "waited-for" | "wants-time" | "answered" | "not-asked-now";
  readonly reached: Reached;
};

/** Everybody who was asked, in that order. What they answered is not in it. */
export const askedStatus = (
  state: RunState,
  part: Part,
  request: Request,
): readonly AskedStatus[] => {
  const gate = gateOf(state, part);
  if (gate === null) return [];
  const counted = tally(state, part, gate, request);
  const eligible = new Set(counted.eligible.map(({ id }) => id));
  const unanswered = new Set(counted.unanswered.map(({ id }) => id));
  const standing = (member: string): AskedStatus["standing"] => {
    const kind = currentAnswer(request, member)?.kind;
    if (unanswered.has(member)) return kind === "more-time" ? "wants-time" : "waited-for";
    return eligible.has(member) || kind === "step-back" ? "answered" : "not-asked-now";
  };
  return request.asked
    .filter((member) => own(state.members, member) !== undefined)
    .map((member) => ({
      member,
      standing: standing(member),
      reached: reachedHow(request, gate, member),
    }));
};
