import type { RefusalCode } from "../../refusal.ts";
import type { Member, Part, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";
import { belongs, circleOf } from "../../rules/circle.ts";
import { gateOf, hasRole, newestVersion, own } from "../../rules/lookup.ts";

/** Whether somebody has declared what the template calls a conflict of interest. */
const hasConflict = (state: RunState, member: Member): boolean =>
  state.template.declarations.some(
    ({ key, conflict }) => conflict === true && member.declares.includes(key),
  );

/** A member who signs off at all: active, in the decision, and not a partner, nor the run's lead or a supporter. */
export const isDecider = (member: Member): boolean =>
  member.status === "active" &&
  member.side !== "partner" &&
  hasRole(member, "decision-maker") &&
  !hasRole(member, "lead", "supporter");

/**
 * Why a member may not answer at this part's gate now, or null when they may. Nobody answers for what they wrote
 * themselves, nor who launched or leads the run, nor who only supports it.
 */
export const whyNotEligible = (
  state: RunState,
  part: Part,
  gate: Gate,
  member: Member,
): RefusalCode | null => {
  if (member.status === "withdrawn") return "member-withdrew";
  if (member.status === "lost") return "member-lost";
  // Who asks does not decide, and who owns the run asks.
  if (member.id === state.launcher || hasRole(member, "lead")) return "launcher-cannot-answer";
  if (newestVersion(part)?.author === member.id) return "author-cannot-answer";
  if (part.recused.includes(member.id)) return "recused";
  // A partner proposes and never votes, whatever a circle says.
  if (member.side === "partner" || hasConflict(state, member)) return "not-eligible";
  if (hasRole(member, "supporter")) return "not-eligible";
  if (!belongs(state, circleOf(state, gate.circle), member)) return "not-eligible";
  return null;
};

/** Whether an objection of this member holds the gate now: a decision-maker's does, and so does that of anybody asked. */
export const objectionBlocks = (state: RunState, partId: string, memberId: string): boolean => {
  const part = own(state.parts, partId);
  const member = own(state.members, memberId);
  const gate = part && gateOf(state, part);
  if (!part || !member || !gate) return false;
  return isDecider(member) || whyNotEligible(state, part, gate, member) === null;
};

/** Everybody who may answer at this part's gate now, in the order they joined. */
export const eligibleMembers = (state: RunState, part: Part, gate: Gate): readonly Member[] =>
  Object.values(state.members).filter(
    (member) => whyNotEligible(state, part, gate, member) === null,
  );
