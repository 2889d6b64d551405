import type { Command } from "../../command.ts";
import { mustBeEngine } from "../../decide/guards.ts";
import { accept, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { own } from "../../rules/lookup.ts";
import type { RunState } from "../../state.ts";
import { wrongChoice } from "./ballot.ts";
import { countBallots } from "./count.ts";
import type { Choice, NamedBallot, OptionResult, PollEvent } from "./event.ts";
import { isOver, isStranded } from "./lookup.ts";
import type { BoxContent } from "./order.ts";
import type { Poll } from "./state.ts";

type ClosePoll = Extract<Command, { readonly type: "closePoll" }>;

const isNamed = (ballot: Choice | NamedBallot): ballot is NamedBallot => "voter" in ballot;

/** What the box comes to, or null when it is not what the record says went into it. */
const contentOf = (
  poll: Poll,
  { casts, ballots }: BoxContent,
): { readonly choices: readonly Choice[]; readonly named: readonly NamedBallot[] } | null => {
  const named = ballots.filter(isNamed);
  const choices = ballots.map((ballot) => (isNamed(ballot) ? ballot.choice : ballot));
  const voted = named.filter(({ voter }) => own(poll.voters, voter) === "voted");
  const isWhole = casts === poll.casts && ballots.length === poll.cast;
  const isOurs = poll.anonymous
    ? named.length === 0
    : voted.length === ballots.length && new Set(voted.map((v) => v.voter)).size === voted.length;
  const isValid = choices.every((choice) => wrongChoice(poll, choice) === null);
  return isWhole && isOurs && isValid ? { choices, named } : null;
};

/** Whether results are ones that so many ballots can come to. What was left out of them is not known. */
const isPlausible = (poll: Poll, results: readonly OptionResult[]): boolean => {
  const known = results.flatMap(({ count }) => count ?? []);
  const sum = known.reduce((total, count) => total + count, 0);
  const isSingle = poll.choose === "one" || poll.choose === "rank";
  return (
    results.length === poll.options.length &&
    results.every(({ option }, place) => option === poll.options[place]) &&
    known.every((count) => count <= poll.cast) &&
    (!isSingle || (known.length === results.length ? sum === poll.cast : sum <= poll.cast))
  );
};

type Because = Extract<PollEvent, { readonly type: "pollClosed" }>["data"]["because"];

/** Why a poll may be counted now, or null. */
const endOf = (state: RunState, poll: Poll, at: string): Because | null => {
  if (poll.closesAt <= at) return "time";
  if (isOver(poll, at)) return "everybody-voted";
  return isStranded(state, poll) ? "dropped" : null;
};

/**
 * Counts the ballots once the time is over, everybody has voted, or its part was given up. The box must hold what the record says was put into it: one
 * ballot for each voter who voted, and each one valid.
 */
export const closePoll = (state: RunState, command: ClosePoll): Decision => {
  const { poll: id, part, box, counted } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const poll = own(state.polls, id);
  if (poll === undefined || poll.part !== part)
    return refuse("unknown-poll", "There is no such poll.", "Look at the run's board.", id);
  const end = endOf(state, poll, command.at);
  if (poll.outcome !== null || end === null || (box === null && !counted))
    return refuse("not-due", "This poll is not over.", "Wait until it is.", id);
  const content = box === null ? null : contentOf(poll, box);
  const results = content ? countBallots(poll, content.choices) : counted;
  if (
    results === undefined ||
    (content === null && (!poll.anonymous || !isPlausible(poll, results)))
  )
    return refuse(
      "invalid-ballot",
      "The box does not hold the ballots that the record says were put into it.",
      "Look again: a ballot may just have come in.",
      id,
    );
  return accept({
    type: "pollClosed",
    data: {
      part,
      poll: id,
      because: end,
      voters: poll.asked,
      cast: poll.cast,
      results,
      ballots: poll.anonymous ? null : (content?.named ?? []),
    },
  });
};
