import type { RefusalCode } from "../refusal.ts";
import type { Member, Part, RunState } from "../state.ts";
import type { Gate, Side } from "../template.ts";
import { hasRole, newestVersion, own, stageDefinition } from "./lookup.ts";

/** Whose answers a gate asks for. A partner proposes and never votes. */
const sidesAsked = (gate: Gate): readonly Side[] =>
  gate.seats
    ? gate.seats.map((seat) => seat.side)
    : ["pwle", ...gate.composition.map((needed) => needed.side)];

const holdsSeat = (gate: Gate, member: Member): boolean =>
  gate.seats === undefined ||
  gate.seats.some(
    (seat) =>
      seat.side === member.side &&
      (seat.declares === undefined || member.declares.includes(seat.declares)),
  );

/** Whether a member still owes a declaration that the template requires of their side. */
const owesDeclaration = (state: RunState, member: Member): boolean =>
  state.template.declarations.some(
    (declaration) =>
      declaration.requiredOf?.includes(member.side) === true &&
      !member.declares.includes(declaration.key),
  );

const isAsked = (gate: Gate, member: Member): boolean =>
  gate.asks === "everybody"
    ? member.side !== "partner"
    : isDecider(member) && sidesAsked(gate).includes(member.side);

/** A member who signs off at all: active, in the decision, and not a partner. */
export const isDecider = (member: Member): boolean =>
  member.status === "active" && member.side !== "partner" && hasRole(member, "decision-maker");

/**
 * Why a member may not answer at this part's gate now, or null when they may. Nobody answers for what they wrote
 * themselves, nor who launched the run.
 */
export const whyNotEligible = (
  state: RunState,
  part: Part,
  gate: Gate,
  member: Member,
): RefusalCode | null => {
  if (member.status === "withdrawn") return "member-withdrew";
  if (member.id === state.launcher) return "launcher-cannot-answer";
  if (newestVersion(part)?.author === member.id) return "author-cannot-answer";
  if (part.recused.includes(member.id)) return "recused";
  if (!isAsked(gate, member) || !holdsSeat(gate, member)) return "not-eligible";
  if (owesDeclaration(state, member)) return "not-eligible";
  return null;
};

/** Whether an objection of this member holds the gate now: a decision-maker's does, and so does that of anybody asked. */
export const objectionBlocks = (state: RunState, partId: string, memberId: string): boolean => {
  const part = own(state.parts, partId);
  const member = own(state.members, memberId);
  const gate = part && stageDefinition(state, part.stage)?.gate;
  if (!part || !member || !gate) return false;
  return isDecider(member) || whyNotEligible(state, part, gate, member) === null;
};

/** Everybody who may answer at this part's gate now, in the order they joined. */
export const eligibleMembers = (state: RunState, part: Part, gate: Gate): readonly Member[] =>
  Object.values(state.members).filter(
    (member) => whyNotEligible(state, part, gate, member) === null,
  );

/** Sides whose decision-makers fall short of the least group that the template asks for. */
export const groupShortfall = (
  state: RunState,
): readonly { readonly side: Side; readonly missing: number }[] => {
  const deciders = Object.values(state.members).filter(
    (member) => isDecider(member) && member.id !== state.launcher,
  );
  return state.template.group
    .map(({ side, count }) => ({
      side,
      missing: count - deciders.filter((member) => member.side === side).length,
    }))
    .filter(({ missing }) => missing > 0);
};
