import type { Member, Part, Request, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";
import { delegateOf } from "../../rules/clock.ts";
import { whyNotAsked } from "./eligibility.ts";
import { activeMember } from "../../rules/lookup.ts";
import { countsAsPwle } from "../../rules/sides.ts";

/**
 * Whether somebody stands in for a member at a request, at `at`. They decide in their own right: whoever may not answer it
 * themselves answers it for nobody.
 */
export const mayStandIn = (
  state: RunState,
  { part, gate, request }: { readonly part: Part; readonly gate: Gate; readonly request: Request },
  member: Member,
  delegate: string,
  at: string,
): boolean => {
  const other = activeMember(state, delegate);
  return (
    delegateOf(state, member.id, at) === delegate &&
    other !== undefined &&
    countsAsPwle(state, other) &&
    member.side === "pwle" &&
    whyNotAsked(state, part, gate, request, other) === null
  );
};
