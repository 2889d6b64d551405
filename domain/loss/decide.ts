import type { Command } from "../command.ts";
import { isEngine, isManager, mustBeActive, mustBeSelf, noSuchMember } from "../decide/guards.ts";
import { withConsequences } from "../blocks/gate/consequences.ts";
import type { DomainEvent } from "../event.ts";
import type { Refusal } from "../refusal.ts";
import { accept, because, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import { activeMember, own } from "../rules/lookup.ts";
import { isPwle as isPwleMember } from "../rules/sides.ts";
import type { RunState } from "../state.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const isPwle = (state: RunState, id: string): boolean => {
  const member = activeMember(state, id);
  return member !== undefined && isPwleMember(member);
};

/** Who may say that somebody is lost: anybody of the group but them, and whoever manages the run. */
const mayReport = (state: RunState, { actor, data }: Of<"reportLoss">): Refusal | null => {
  if (actor.id === data.member)
    return because(
      "not-allowed",
      "Nobody says this of themselves.",
      "If you want to leave, say that you leave.",
      data.member,
    );
  const isOfRun = isManager(actor) || activeMember(state, actor.id) !== undefined;
  return isOfRun && !isEngine(actor)
    ? null
    : because("not-allowed", "Only the group can say this.", "Ask somebody of it.", actor.id);
};

/** Polls that somebody is asked in and has not voted in: their place is taken out, so that nobody waits for it. */
const leftPolls = (state: RunState, member: string): readonly DomainEvent[] =>
  Object.values(state.polls)
    .filter(({ outcome, voters }) => outcome === null && own(voters, member) === "asked")
    .map(({ id, part }) => ({
      type: "electorateChanged",
      data: { part, poll: id, added: [], removed: [member] },
    }));

const endedDelegations = (state: RunState, member: string): readonly DomainEvent[] =>
  Object.entries(state.delegations)
    .filter(([from, { to }]) => from === member || to === member)
    .map(([from, { to }]) => ({ type: "delegationEnded", data: { from, to } }));

/**
 * The first to say so only says so; with the second the member is lost. An objection of theirs stands, and what they answered
 * counts: nobody's no or yes goes away because somebody else says that they are gone.
 */
export const reportLoss = (state: RunState, command: Of<"reportLoss">): Decision => {
  const { member: id } = command.data;
  const wrong = mustBeActive(state, id) ?? mayReport(state, command);
  if (wrong) return refused(wrong);
  const { loss } = own(state.members, id) ?? {};
  const [first] = loss?.by ?? [];
  if (first === undefined) return accept({ type: "lossReported", data: { member: id } });
  const second = command.actor.id;
  if (first === second)
    return refuse(
      "already-told",
      "You have said so already.",
      "Ask somebody else of the group to say so too.",
      id,
    );
  if (!isPwle(state, first) && !isPwle(state, second))
    return refuse(
      "loss-needs-lived-experience",
      "One of the two who say so must have lived experience.",
      "Ask somebody of the group who has.",
      id,
    );
  return withConsequences(
    state,
    command,
    "lost",
    { type: "memberLost", data: { member: id, by: [first, second] } },
    ...endedDelegations(state, id),
    ...leftPolls(state, id),
  );
};

/** Whoever is there says so, and is there again. */
export const denyLoss = (state: RunState, command: Of<"denyLoss">): Decision => {
  const { member: id } = command.data;
  const wrong = mustBeSelf(command.actor, id);
  if (wrong) return refused(wrong);
  const member = own(state.members, id);
  if (member === undefined) return refused(noSuchMember(id));
  if (member.loss === null)
    return refuse("nothing-changed", "Nobody says that you are gone.", "Nothing to do.", id);
  return withConsequences(state, command, "found", { type: "lossDenied", data: { member: id } });
};

/** The group goes on by its own acts: each says for themselves how. It takes two with lived experience, where there are two. */
export const goOn = (state: RunState, command: Of<"goOn">): Decision => {
  const { member: id, how } = command.data;
  const by = command.actor.id;
  const member = own(state.members, id);
  if (member === undefined) return refused(noSuchMember(id));
  if (!isPwle(state, by) || isEngine(command.actor))
    return refuse(
      "not-allowed",
      "How the group goes on is said by its members with lived experience.",
      "Ask one of them.",
      by,
    );
  if (member.status !== "lost")
    return refuse("nothing-changed", "This person is not lost.", "Nothing to do.", id);
  if (member.loss?.goesOn.includes(by) === true)
    return refuse("already-told", "You have said so already.", "Nothing to do.", id);
  return withConsequences(state, command, "lost", {
    type: "groupGoesOn",
    data: { member: id, by, how },
  });
};
