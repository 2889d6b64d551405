import type { RefusalCode } from "../../refusal.ts";
import type { Member, Part, Request, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";
import { belongs, circleOf } from "../../rules/circle.ts";
import { gateOf, hasRole, own, requestsOf } from "../../rules/lookup.ts";

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

/** Whether somebody wrote words of a part: what they wrote may stand in it, whoever saved it last. */
export const wroteIn = ({ versions }: Pick<Part, "versions">, member: string): boolean =>
  versions.some(({ author }) => author === member);

/**
 * Why a member would not be asked at this part's gate if people were asked now, or null when they would. Nobody answers for
 * what they wrote themselves, nor who launched or leads the run, nor who only supports it.
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
  if (wroteIn(part, member.id)) return "author-cannot-answer";
  if (part.recused.includes(member.id)) return "recused";
  // A partner proposes and never votes, whatever a circle says.
  if (member.side === "partner" || hasConflict(state, member)) return "not-eligible";
  if (hasRole(member, "supporter")) return "not-eligible";
  if (!belongs(state, circleOf(state, gate.circle), member)) return "not-eligible";
  return null;
};

/** Whether a member said themselves that something does not hold which every line for their side asks for. */
const takesBack = (state: RunState, gate: Gate, member: Member): boolean => {
  const lines = circleOf(state, gate.circle).of.filter(({ side }) => side === member.side);
  return lines.every(({ declares = [] }) =>
    declares.some((key) => own(member.declared, key)?.self === false),
  );
};

/** Who asked by this request, for the first time or again: none of them decides about it. */
export const askersOf = ({
  askedBy,
  askedAgainBy,
}: Pick<Request, "askedBy" | "askedAgainBy">): readonly string[] => [askedBy, ...askedAgainBy];

/**
 * Why a member may not answer this request now, or null when they may. Whoever was asked has a say until an act of their own
 * takes it from them: what others change in the group counts at the next asking.
 */
export const whyNotAsked = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
  member: Member,
): RefusalCode | null => {
  if (!request.asked.includes(member.id))
    return (
      whyNotEligible(state, part, gate, member) ??
      (askersOf(request).includes(member.id) ? "asker-cannot-answer" : "asked-next-time")
    );
  return whyStepped(state, part, gate, request, member);
};

const whyStepped = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
  member: Member,
): RefusalCode | null => {
  if (member.status === "withdrawn" || request.left.includes(member.id)) return "member-withdrew";
  if (member.status === "lost") return "member-lost";
  if (wroteIn(part, member.id)) return "author-cannot-answer";
  // An asking leaves its asker out. A list that does not was not decided by it, and gives them no say either.
  if (askersOf(request).includes(member.id)) return "asker-cannot-answer";
  if (part.recused.includes(member.id)) return "recused";
  return hasConflict(state, member) || takesBack(state, gate, member) ? "not-eligible" : null;
};

/**
 * Whether others took from somebody who was asked the say that they had: nothing of their own ended it, they are not asked any more,
 * and by the roles that they have now nobody would ask them.
 */
export const isSayTaken = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
  member: Member,
): boolean =>
  !request.asked.includes(member.id) &&
  whyStepped(state, part, gate, request, member) === null &&
  (hasRole(member, "lead", "supporter") ||
    circleOf(state, gate.circle).of.every(
      ({ side, roles }) =>
        side !== member.side || (roles !== undefined && !hasRole(member, ...roles)),
    ));

/** Everybody who may answer a request now, in the order in which they were asked. */
export const votersOf = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
): readonly Member[] =>
  request.asked.flatMap((id) => {
    const member = own(state.members, id);
    return member !== undefined && whyStepped(state, part, gate, request, member) === null
      ? [member]
      : [];
  });

/**
 * Whether an objection of this member holds the gate now: that of anybody with lived experience does, whatever their part in the
 * group, or taking it from them would free the gate; else a decision-maker's, and that of anybody asked.
 */
export const objectionBlocks = (state: RunState, partId: string, memberId: string): boolean => {
  const part = own(state.parts, partId);
  const member = own(state.members, memberId);
  const gate = part && gateOf(state, part);
  if (!part || !member || !gate) return false;
  return (
    member.side === "pwle" ||
    isDecider(member) ||
    requestsOf(state, part).some(({ asked }) => asked.includes(memberId)) ||
    whyNotEligible(state, part, gate, member) === null
  );
};

/** Everybody who would be asked at this part's gate now, in the order they joined. `askers` ask, and so do not decide. */
export const eligibleMembers = (
  state: RunState,
  part: Part,
  gate: Gate,
  askers: readonly string[] = [],
): readonly Member[] =>
  Object.values(state.members).filter(
    (member) => !askers.includes(member.id) && whyNotEligible(state, part, gate, member) === null,
  );
