import { onPoll, withEntry } from "../../evolve/change.ts";
import type { Of } from "../../evolve/change.ts";
import { own } from "../../rules/lookup.ts";
import type { RunState } from "../../state.ts";
import type { Poll } from "./state.ts";

export const pollOpened = (state: RunState, event: Of<"pollOpened">): RunState => {
  const { poll: id, voters, ...data } = event.data;
  const poll: Poll = {
    id,
    part: data.part,
    block: data.block,
    choose: data.choose,
    options: data.options,
    scale: data.scale,
    anonymous: data.anonymous,
    closesAt: data.closesAt,
    openedAt: event.at,
    openedBy: event.actor.id,
    voters: {},
    asked: 0,
    cast: 0,
    casts: 0,
    changes: [],
    reminders: 0,
    outcome: null,
    event: event.version,
  };
  return { ...state, polls: withEntry(state.polls, id, withVoters(poll, voters)) };
};

const withVoters = (poll: Poll, added: readonly string[]): Poll => {
  const voters: { [voter: string]: "asked" | "voted" } = { ...poll.voters };
  for (const voter of added) voters[voter] ??= "asked";
  return { ...poll, voters, asked: Object.keys(voters).length };
};

export const votersListed = (state: RunState, { data }: Of<"votersListed">): RunState =>
  onPoll(state, data.poll, (poll) => withVoters(poll, data.voters));

export const electorateChanged = (state: RunState, event: Of<"electorateChanged">): RunState =>
  onPoll(state, event.data.poll, (poll) => {
    const { added, removed } = event.data;
    const voters = Object.fromEntries(
      Object.entries(poll.voters).filter(([voter]) => !removed.includes(voter)),
    );
    const change = {
      by: event.actor.id,
      added: added.length,
      removed: removed.length,
      event: event.version,
    };
    return withVoters({ ...poll, voters, changes: [...poll.changes, change] }, added);
  });

export const ballotCast = (state: RunState, { data }: Of<"ballotCast">): RunState =>
  onPoll(state, data.poll, (poll) => ({
    ...poll,
    cast: poll.cast + (own(poll.voters, data.voter) === "voted" ? 0 : 1),
    casts: poll.casts + 1,
    voters: withEntry(poll.voters, data.voter, "voted"),
  }));

export const votersReminded = (state: RunState, { data }: Of<"votersReminded">): RunState =>
  onPoll(state, data.poll, (poll) => ({ ...poll, reminders: data.ordinal }));

export const pollClosed = (state: RunState, { data, at }: Of<"pollClosed">): RunState =>
  onPoll(state, data.poll, (poll) => {
    const { voters, cast, results, ballots } = data;
    return { ...poll, outcome: { at, voters, cast, results, ballots } };
  });

export const ballotsListed = (state: RunState, { data }: Of<"ballotsListed">): RunState =>
  onPoll(state, data.poll, (poll) => {
    const { outcome } = poll;
    if (outcome === null) return poll;
    return {
      ...poll,
      outcome: { ...outcome, ballots: [...(outcome.ballots ?? []), ...data.ballots] },
    };
  });
