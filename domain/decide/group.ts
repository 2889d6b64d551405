import type { Command } from "../command.ts";
import type { DomainEvent } from "../event.ts";
import { createFold } from "../fold.ts";
import type { RefusedRow } from "../refusal.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { londonDate, monthsLater } from "../rules/calendar.ts";
import { delegateOf, isUntil } from "../rules/clock.ts";
import { isDecider } from "../blocks/gate/eligibility.ts";
import { activeMember, own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import { isDate, unlikelyDate } from "../written/date.ts";
import { placed, withConsequences } from "../blocks/gate/consequences.ts";
import { declarationOf, noSuchDeclaration } from "../guardians/decide.ts";
import { isManager, mustBeActive, mustBeSelf, mustOwn, mustSteer, noSuchMember } from "./guards.ts";
import { mayJoinByThemselves, wrongRoles } from "./roles.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

export const joinMember = (state: RunState, command: Of<"joinMember">): Decision => {
  const { member, side, roles, declares } = command.data;
  const wrong = mayJoinByThemselves(state, command) ? null : mustOwn(state, command.actor);
  if (wrong) return refused(wrong);
  if (activeMember(state, member))
    return refuse(
      "already-member",
      "This person is in the group already.",
      "Change their roles instead.",
      member,
    );
  const before = own(state.members, member);
  // That somebody is here after all is theirs to say, not that of whoever adds them.
  const lost = before?.status === "lost" ? mustBeActive(state, member) : null;
  if (lost) return refused(lost);
  if (before !== undefined && before.side !== side)
    return refuse(
      "role-not-here",
      "Whoever comes back to a run comes back on the side on which they were.",
      "Leave the side as it was.",
      "side",
    );
  const unfit = wrongRoles(state, side, roles);
  if (unfit) return refused(unfit);
  const unknown = declares.find((key) => declarationOf(state, key) === undefined);
  if (unknown !== undefined) return noSuchDeclaration(unknown);
  const [declared] = declares;
  if (declared !== undefined && command.actor.id !== member)
    return refuse(
      "not-yourself",
      "What somebody declares is their own word, or for a consent their guardian's.",
      "Add the person without it, then ask them.",
      declared,
    );
  return accept({ type: "memberJoined", data: { member, side, roles, declares } });
};

/** Nobody joins when one of them can't: every one of those is named by its place in the list. */
export const joinMembers = (state: RunState, command: Of<"joinMembers">): Decision => {
  const { members } = command.data;
  const wrong = mustOwn(state, command.actor);
  if (wrong) return refused(wrong);
  if (members.length === 0)
    return refuse("nothing-changed", "Nobody is named.", "Name those whom you want to add.");
  const fold = createFold(state);
  const events: DomainEvent[] = [];
  const rows: RefusedRow[] = [];
  for (const [row, data] of members.entries()) {
    const decision = joinMember(fold.now(), { ...command, type: "joinMember", data });
    if (decision.kind === "refused") {
      rows.push({ ...decision.refusal, row });
      continue;
    }
    const { version } = fold.now();
    for (const event of placed(command, version, decision.events)) fold.add(event);
    events.push(...decision.events);
  }
  const [first] = rows;
  if (first === undefined) return accept(...events);
  return refused({
    code: first.code,
    message: `Nobody was added: ${rows.length} of these ${members.length} people can’t be.`,
    mend: "Correct them or leave them out, and send the list again.",
    about: first.about,
    rows,
  });
};

export const changeRoles = (state: RunState, command: Of<"changeRoles">): Decision => {
  const { member: id, roles } = command.data;
  const wrong = mustOwn(state, command.actor) ?? mustBeActive(state, id);
  if (wrong) return refused(wrong);
  const member = activeMember(state, id);
  const unfit = member === undefined ? null : wrongRoles(state, member.side, roles);
  if (unfit) return refused(unfit);
  if (member !== undefined && isSameSet(member.roles, roles))
    return refuse("nothing-changed", "They have these roles already.", "Nothing to do.", id);
  // Whoever is asked already keeps their say: it takes effect at the next asking.
  return accept({ type: "rolesChanged", data: { member: id, roles } });
};

const isSameSet = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** Leaving needs no reason and no permission; delegations from and to the person end with it. */
export const withdraw = (state: RunState, command: Of<"withdraw">): Decision => {
  const { member } = command.data;
  const wrong = mustBeActive(state, member) ?? mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  return withConsequences(state, command, "withdrew", ...leaving(state, member));
};

export const leaving = (state: RunState, member: string): readonly DomainEvent[] => [
  { type: "withdrew", data: { member } },
  ...Object.entries(state.delegations)
    .filter(([from, { to }]) => from === member || to === member)
    .map(([from, { to }]): DomainEvent => ({ type: "delegationEnded", data: { from, to } })),
];

/** The person says so themselves, or somebody who looks after the group writes it down for them. */
const mustSpeakFor = (state: RunState, command: Command, member: string) =>
  command.actor.id === member && command.actor.role !== "engine"
    ? null
    : mustSteer(state, command.actor);

export const stateAccessNeed = (state: RunState, command: Of<"stateAccessNeed">): Decision => {
  const { id, member, what } = command.data;
  const wrong = mustBeActive(state, member) ?? mustSpeakFor(state, command, member);
  if (wrong) return refused(wrong);
  if (own(state.members, member)?.needs[id] !== undefined)
    return refuse("unknown-need", "This need is on record already.", "Nothing to do.", id);
  return accept({ type: "accessNeedStated", data: { member, need: id, what } });
};

export const meetAccessNeed = (state: RunState, command: Of<"meetAccessNeed">): Decision => {
  const { member, need, how } = command.data;
  const wrong = mustBeActive(state, member) ?? mustSpeakFor(state, command, member);
  if (wrong) return refused(wrong);
  const known = own(own(state.members, member)?.needs ?? {}, need);
  // Somebody else's word is a claim, which the person can bear out, or say for themselves.
  if (known === undefined || known === "met" || (known === "said" && command.actor.id !== member))
    return refuse("unknown-need", "There is no such open need.", "Look at their needs.", need);
  return accept({ type: "accessNeedMet", data: { member, need, how } });
};

/** For how long somebody can be stood in for, before they say again that they want it. */
const DELEGATION_MONTHS = 3;

export const delegate = (state: RunState, command: Of<"delegate">): Decision => {
  const { from, to, until } = command.data;
  const wrong =
    mustBeActive(state, from) ?? mustBeSelf(command.actor, from) ?? mustBeActive(state, to);
  if (wrong) return refused(wrong);
  if (delegateOf(state, from, command.at) !== undefined)
    return refuse(
      "delegation-exists",
      "You have asked somebody to answer for you already.",
      "End that first, then ask somebody else.",
      from,
    );
  const sides = [own(state.members, from)?.side, own(state.members, to)?.side];
  if (from === to || sides.some((side) => side !== "pwle"))
    return refuse(
      "delegate-not-pwle",
      "Only another person with lived experience can answer for you.",
      "Choose one from the group.",
      to,
    );
  const delegate = own(state.members, to);
  if (delegate === undefined || !isDecider(delegate))
    return refuse(
      "not-eligible",
      "Whoever answers for you must be one of those who decide.",
      "Choose somebody who decides here.",
      to,
    );
  const other = Object.keys(state.delegations).find(
    (one) => delegateOf(state, one, command.at) === to,
  );
  if (other !== undefined)
    return refuse(
      "delegation-exists",
      "This person answers for somebody else already, and nobody answers for two.",
      "Choose somebody else from the group.",
      to,
    );
  if (Number.isNaN(Date.parse(until)) || !isUntil(command.at, until))
    return refuse("invalid-date", "This date has passed.", "Choose a later date.", "until");
  if (until.slice(0, 10) > monthsLater(londonDate(command.at), DELEGATION_MONTHS))
    return refuse(
      "invalid-date",
      `This is more than ${DELEGATION_MONTHS} months ahead.`,
      "Choose an earlier date. You can ask them again when it has come.",
      "until",
    );
  return accept({ type: "delegated", data: { from, to, until } });
};

export const endDelegation = (state: RunState, command: Of<"endDelegation">): Decision => {
  const { from } = command.data;
  const delegation = own(state.delegations, from);
  if (delegation === undefined)
    return refuse("no-delegation", "Nobody answers for this person.", "Nothing to do.", from);
  const { to } = delegation;
  const wrong = command.actor.id === to ? null : mustBeSelf(command.actor, from);
  if (wrong) return refused(wrong);
  return accept({ type: "delegationEnded", data: { from, to } });
};

export const buildCapacity = (state: RunState, command: Of<"buildCapacity">): Decision => {
  const wrong =
    mustBeActive(state, command.data.member) ?? mustSpeakFor(state, command, command.data.member);
  if (wrong) return refused(wrong);
  const { on } = command.data;
  if (!isDate(on))
    return refuse("invalid-date", "This is not a date.", "Write it as 2026-03-31.", "on");
  const why = unlikelyDate(on, "past", londonDate(command.at));
  if (why !== null)
    return refuse(
      "invalid-date",
      `The day ${why}.`,
      "Give the day on which it really happened.",
      "on",
    );
  return accept({ type: "capacityBuilt", data: command.data });
};

export const offerSupport = (state: RunState, command: Of<"offerSupport">): Decision => {
  const wrong = mustBeActive(state, command.data.member) ?? mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  return accept({ type: "supportOffered", data: command.data });
};

const paymentOf = (state: RunState, member: string, payment: string) =>
  own(own(state.members, member)?.payments ?? {}, payment);

const noSuchPayment = (id: string): Decision =>
  refuse("unknown-payment", "There is no such offer here.", "Look at the list of offers.", id);

export const offerPayment = (state: RunState, command: Of<"offerPayment">): Decision => {
  const { id, member, kind, pence } = command.data;
  // Leaving costs nobody what they are owed.
  const unknown = own(state.members, member) === undefined ? noSuchMember(member) : null;
  const wrong = unknown ?? mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  if (paymentOf(state, member, id) !== undefined) return noSuchPayment(id);
  return accept({ type: "paymentOffered", data: { member, payment: id, kind, pence } });
};

/** A declined offer can still be accepted later, until it is paid. */
export const answerPayment = (state: RunState, command: Of<"answerPayment">): Decision => {
  const { member, payment, answer } = command.data;
  const status = paymentOf(state, member, payment);
  const wrong = mustBeSelf(command.actor, member);
  if (wrong) return refused(wrong);
  if (status === undefined) return noSuchPayment(payment);
  if (status === "paid" || status === answer)
    return refuse("already-answered", "This offer is answered.", "Nothing to do.", payment);
  return accept({ type: "paymentAnswered", data: { member, payment, answer } });
};

export const makePayment = (state: RunState, command: Of<"makePayment">): Decision => {
  const { member, payment } = command.data;
  const status = paymentOf(state, member, payment);
  const wrong = isManager(command.actor) ? null : mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  if (status === undefined) return noSuchPayment(payment);
  if (status !== "accepted")
    return refuse("unknown-payment", "They have not accepted it.", "Ask them first.", payment);
  return accept({ type: "paymentMade", data: { member, payment } });
};
