import type { Command } from "../../command.ts";
import { findPart, mustBeEngine, mustSteer, noSuchPart } from "../../decide/guards.ts";
import { mustBeAt } from "../../decide/turn.ts";
import type { Refusal } from "../../refusal.ts";
import { accept, because, refuse, refused } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { belongs, circleOf } from "../../rules/circle.ts";
import { dueAfter } from "../../rules/clock.ts";
import { own } from "../../rules/lookup.ts";
import type { RunState } from "../../state.ts";
import { wrongChoice } from "./ballot.ts";
import { BY_ADDRESS, type PollBlock } from "./block.ts";
import { isStranded, optionsOf, pollBlockOf, pollOf } from "./lookup.ts";
import type { Poll } from "./state.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

/** Who may vote, or why that can't be said. */
const electorate = (
  state: RunState,
  { voters: name }: PollBlock,
  given: readonly string[] | null,
): readonly string[] | Refusal => {
  if (name === BY_ADDRESS) {
    const voters = [...new Set(given ?? [])];
    return voters.length > 0
      ? voters
      : because("parameter-missing", "Who may vote?", "Give their addresses.", "voters");
  }
  if (given !== null)
    return because(
      "parameter-invalid",
      "Who may vote here follows from the group.",
      "Leave the list of voters out.",
      "voters",
    );
  const circle = circleOf(state, name);
  const members = Object.values(state.members).filter(
    (member) => !member.erased && belongs(state, circle, member),
  );
  return members.length > 0
    ? members.map(({ id }) => id)
    : because("group-incomplete", "Nobody may vote yet.", "Add people to the group first.", null);
};

/** Asks people to vote. The list of options and of voters is a snapshot: what is written later changes nothing in it. */
export const openPoll = (state: RunState, command: Of<"openPoll">): Decision => {
  const { id, part: partId, block: key, voters: given } = command.data;
  const part = findPart(state, partId);
  if (part === undefined) return refused(noSuchPart(partId));
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  const block = pollBlockOf(state, part, key);
  if (block === undefined)
    return refuse("unknown-poll", "Nobody is polled here.", "Look at the run's board.", key);
  if (part.status === "closed")
    return refuse("part-not-open", "This step is finished.", "Look at the next one.", partId);
  const early = mustBeAt(state, part, block);
  if (early) return refused(early);
  if (pollOf(state, part, key) !== undefined || Object.hasOwn(state.polls, id))
    return refuse("already-opened", "This poll was opened already.", "Look at how it goes.", key);
  const options = optionsOf(state, part, block);
  if (options.length < (block.choose === "scale" ? 1 : 2))
    return refuse(
      "no-options",
      "There is too little to choose from.",
      "Write the list of options into the form first.",
      key,
    );
  const voters = electorate(state, block, given);
  if ("code" in voters) return refused(voters);
  const { choose, anonymous } = block;
  const scale = block.scale ? { least: block.scale.least, most: block.scale.most } : null;
  const closesAt = dueAfter(state, command.at, block.open);
  return accept({
    type: "pollOpened",
    data: {
      part: partId,
      block: key,
      poll: id,
      choose,
      options,
      scale,
      anonymous,
      voters,
      closesAt,
    },
  });
};

type Found = { readonly poll: Poll; readonly refusal?: never } | { readonly refusal: Refusal };

/** The poll, while its people may vote. */
const findOpen = (state: RunState, id: string, part: string, at: string): Found => {
  const poll = own(state.polls, id);
  if (poll === undefined || poll.part !== part)
    return {
      refusal: because("unknown-poll", "There is no such poll.", "Open its page again.", id),
    };
  if (poll.outcome !== null || poll.closesAt <= at || isStranded(state, poll))
    return { refusal: because("poll-closed", "This poll is closed.", "Read its result.", id) };
  return { poll };
};

/** Whoever has voted stays in: taking them out would take their ballot's place away. */
export const changeElectorate = (state: RunState, command: Of<"changeElectorate">): Decision => {
  const { poll: id, part, added, removed } = command.data;
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  const found = findOpen(state, id, part, command.at);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { voters } = found.poll;
  const voted = removed.find((voter) => own(voters, voter) === "voted");
  if (voted !== undefined)
    return refuse("already-voted", "They have voted.", "Leave them on the list.", voted);
  const stranger = removed.find((voter) => own(voters, voter) === undefined);
  if (stranger !== undefined)
    return refuse("not-a-voter", "They are not on the list.", "Leave them out.", stranger);
  const fresh = [...new Set(added)].filter((voter) => own(voters, voter) === undefined);
  const gone = [...new Set(removed)];
  if (fresh.length === 0 && gone.length === 0)
    return refuse("nothing-changed", "Nothing is different.", "Change something first.", id);
  return accept({
    type: "electorateChanged",
    data: { part, poll: id, added: fresh, removed: gone },
  });
};

/** One ballot each, by the voter alone. With a name on it, it can be changed until the poll closes; without, it can't be found. */
export const castBallot = (state: RunState, command: Of<"castBallot">): Decision => {
  const { poll: id, part, choice } = command.data;
  const { actor, at } = command;
  const found = findOpen(state, id, part, at);
  if (found.refusal !== undefined) return refused(found.refusal);
  const { poll } = found;
  const standing = own(poll.voters, actor.id);
  if (standing === undefined)
    return refuse("not-a-voter", "You are not asked in this poll.", "Ask whoever opened it.", id);
  if (standing === "voted" && poll.anonymous)
    return refuse(
      "already-voted",
      "You have voted. Your ballot has no name, so nobody can find it to change it.",
      "Wait for the result.",
      id,
    );
  const why = wrongChoice(poll, choice);
  if (why !== null) return refuse("invalid-ballot", "This is no valid ballot.", why, "choice");
  return accept({ type: "ballotCast", data: { part, poll: id, voter: actor.id } });
};

/** Reminds once for each reminder that the template promises. Whom: whoever has not voted, as the record says. */
export const remindVoters = (state: RunState, command: Of<"remindVoters">): Decision => {
  const { poll: id, part, ordinal } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const found = findOpen(state, id, part, command.at);
  if (found.refusal !== undefined) return refused(found.refusal);
  if (ordinal <= found.poll.reminders)
    return refuse("not-due", "They were reminded.", "Wait until the poll closes.", id);
  return accept({ type: "votersReminded", data: { part, poll: id, ordinal } });
};
