import type { Member, Part, RunState } from "../../state.ts";
import { delegateOf } from "../../rules/clock.ts";
import { activeMember, newestVersion } from "../../rules/lookup.ts";

/**
 * Whether somebody stands in for a member at this part's gate, at `at`. What bars a person from answering bars them as
 * a delegate too.
 */
export const mayStandIn = (
  state: RunState,
  part: Part,
  member: Member,
  delegate: string,
  at: string,
): boolean =>
  delegateOf(state, member.id, at) === delegate &&
  activeMember(state, delegate)?.side === "pwle" &&
  member.side === "pwle" &&
  delegate !== state.launcher &&
  newestVersion(part)?.author !== delegate &&
  !part.recused.includes(delegate);
