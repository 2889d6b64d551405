import type { Command } from "../command.ts";
import { isEngine, mustBeActive, mustBeSelf } from "../decide/guards.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { londonDate } from "../rules/calendar.ts";
import { activeMember, own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** Only the person says what they bring, once: it does not change within a run. */
export const declareSide = (state: RunState, command: Of<"declareSide">): Decision => {
  const { member: id, sides } = command.data;
  const wrong = mustBeActive(state, id) ?? mustBeSelf(command.actor, id);
  if (wrong) return refused(wrong);
  if (sides.length === 0 || new Set(sides).size < sides.length)
    return refuse(
      "parameter-invalid",
      "Each thing that you bring is named once.",
      "Choose at least one, and each only once.",
      "sides",
    );
  const said = own(state.members, id)?.saidSides ?? null;
  if (said !== null)
    return refuse(
      "nothing-changed",
      "What you bring is on record in your own words, and does not change within a run.",
      "If it is wrong, tell your coordinator or use a new run.",
      id,
    );
  return accept({ type: "sideDeclared", data: { member: id, sides } });
};

const isPwle = (state: RunState, id: string): boolean => activeMember(state, id)?.side === "pwle";

/** Whoever has lived experience says of another that they have it: never of oneself, and staff of nobody. */
export const confirmMember = (state: RunState, command: Of<"confirmMember">): Decision => {
  const { member: id } = command.data;
  const by = command.actor.id;
  const wrong = mustBeActive(state, id);
  if (wrong) return refused(wrong);
  if (by === id)
    return refuse(
      "not-allowed",
      "Nobody confirms themselves.",
      "Say for yourself what you bring. Somebody else of the group can confirm it.",
      id,
    );
  if (!isPwle(state, by) || isEngine(command.actor))
    return refuse(
      "not-allowed",
      "Who has lived experience is confirmed by members who have it.",
      "Ask one of them.",
      by,
    );
  if (!isPwle(state, id))
    return refuse(
      "not-eligible",
      "This person is not in the group for their lived experience.",
      "Nothing to do.",
      id,
    );
  if (own(state.members, id)?.confirmedBy.includes(by) === true)
    return refuse("already-told", "You have said so already.", "Nothing to do.", id);
  return accept({ type: "memberConfirmed", data: { member: id, by } });
};

/**
 * Takes in what a voucher signed, whoever hands it over: the signature carries it. The edge has checked that the signature holds and that
 * the organisation's record knows the voucher's key; every verifier checks the signature again.
 */
export const vouchForMember = (state: RunState, command: Of<"vouchForMember">): Decision => {
  const { member: id, voucher, credential, on } = command.data;
  const wrong = mustBeActive(state, id);
  if (wrong) return refused(wrong);
  if (isEngine(command.actor))
    return refuse("not-allowed", "A person hands this over.", "Sign in and do it.", id);
  if (!isPwle(state, id))
    return refuse(
      "not-eligible",
      "This person is not in the group for their lived experience.",
      "Nothing to do.",
      id,
    );
  if (on > londonDate(command.at))
    return refuse(
      "invalid-date",
      "This was signed for a day that is still to come.",
      "Ask for one that is signed for today.",
      "on",
    );
  const known = own(state.members, id)?.vouchedBy ?? [];
  if (known.some((one) => one.voucher === voucher && one.credential === credential))
    return refuse("nothing-changed", "This is on record already.", "Nothing to do.", id);
  return accept({ type: "memberVouchedFor", data: command.data });
};
