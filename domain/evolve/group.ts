import { isHeld, withDeclaration } from "../rules/declared.ts";
import { own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";
import { everywhere, onMember, withEntry, withItem } from "./change.ts";
import type { Of } from "./change.ts";
import { lapse } from "../blocks/gate/evolve-answer.ts";

export const memberJoined = (state: RunState, event: Of<"memberJoined">): RunState => {
  const { member, side, roles, declares } = event.data;
  const isOwn = event.actor.id === member;
  return {
    ...state,
    members: withEntry(state.members, member, {
      id: member,
      side,
      roles,
      saidSides: isOwn ? [side] : null,
      confirmedBy: [],
      vouchedBy: [],
      declares,
      declared: isOwn ? Object.fromEntries(declares.map((key) => [key, { self: true }])) : {},
      guardians: [],
      contactAllowed: false,
      holds: [],
      status: "active",
      loss: null,
      joinedAt: event.at,
      needs: {},
      payments: {},
      supported: false,
      erased: false,
      ...keptFromBefore(state, member, declares),
    }),
  };
};

/** Whoever comes back is the same person: what they said of themselves before still holds. */
const keptFromBefore = (state: RunState, id: string, joins: readonly string[]) => {
  const before = own(state.members, id);
  if (before === undefined) return {};
  const { holds, needs, payments, supported, declared, guardians, contactAllowed } = before;
  const { confirmedBy, vouchedBy } = before;
  const declares = Object.entries(declared).reduce(
    (kept, [key, said]) => withDeclaration(kept, key, isHeld(said)),
    joins,
  );
  return {
    ...{ holds, needs, payments, supported, declared, declares, guardians, contactAllowed },
    ...{ confirmedBy, vouchedBy, ...(before.saidSides && { saidSides: before.saidSides }) },
  };
};

export const rolesChanged = (state: RunState, event: Of<"rolesChanged">): RunState =>
  onMember(state, event.data.member, (member) => ({ ...member, roles: event.data.roles }));

/** Who withdrew leaves their answers on record; on open requests they no longer count. */
export const withdrew = (state: RunState, event: Of<"withdrew">): RunState => {
  const { member: id } = event.data;
  const left = onMember(state, id, (member) => ({ ...member, status: "withdrawn" }));
  const isOpen = (part: string): boolean => state.parts[part]?.gate === "open";
  return {
    ...left,
    requests: everywhere(
      left.requests,
      (request) => isOpen(request.part) && request.asked.includes(id),
      (request) => ({ ...lapse(request, [id]), left: [...request.left, id] }),
    ),
  };
};

export const accessNeedStated = (state: RunState, event: Of<"accessNeedStated">): RunState =>
  onMember(state, event.data.member, (member) => ({
    ...member,
    needs: { ...member.needs, [event.data.need]: "unmet" },
  }));

export const accessNeedMet = (state: RunState, event: Of<"accessNeedMet">): RunState =>
  onMember(state, event.data.member, (member) => ({
    ...member,
    needs: {
      ...member.needs,
      [event.data.need]: event.actor.id === event.data.member ? "met" : "said",
    },
  }));

export const delegated = (state: RunState, event: Of<"delegated">): RunState => {
  const { from, to, until } = event.data;
  return { ...state, delegations: withEntry(state.delegations, from, { to, until }) };
};

export const delegationEnded = (state: RunState, event: Of<"delegationEnded">): RunState => ({
  ...state,
  delegations: Object.fromEntries(
    Object.entries(state.delegations).filter(([from]) => from !== event.data.from),
  ),
});

export const capacityBuilt = (state: RunState, event: Of<"capacityBuilt">): RunState => {
  const { member, kind, on } = event.data;
  const built = { member, kind, on, event: event.version };
  return { ...state, capacity: withItem(state.capacity, built) };
};

export const supportOffered = (state: RunState, event: Of<"supportOffered">): RunState =>
  onMember(state, event.data.member, (member) => ({ ...member, supported: true }));

export const paymentOffered = (state: RunState, event: Of<"paymentOffered">): RunState =>
  onPayment(state, event.data, "offered");

export const paymentAnswered = (state: RunState, event: Of<"paymentAnswered">): RunState =>
  onPayment(state, event.data, event.data.answer);

export const paymentMade = (state: RunState, event: Of<"paymentMade">): RunState =>
  onPayment(state, event.data, "paid");

const onPayment = (
  state: RunState,
  data: { readonly member: string; readonly payment: string },
  status: "offered" | "accepted" | "declined" | "paid",
): RunState =>
  onMember(state, data.member, (member) => ({
    ...member,
    payments: { ...member.payments, [data.payment]: status },
  }));
