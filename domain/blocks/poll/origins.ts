import type { Order } from "../../command.ts";
import type { EventOf } from "../../event.ts";
import { own } from "../../rules/lookup.ts";
import type { RunState } from "../../state.ts";
import { none, type Around, type Origins } from "../acts-of.ts";
import { someChoice } from "./ballot.ts";
import { BY_ADDRESS } from "./block.ts";
import type { PollEvent } from "./event.ts";
import { pollBlockOf } from "./lookup.ts";

/** The orders that its events came of. */
export const origins: Origins<PollEvent["type"]> = {
  pollOpened: (state, event, around) => {
    const { poll: id, part, block } = event.data;
    const voters = isByAddress(state, event) ? votersOf(event, around) : null;
    return { type: "openPoll", data: { id, part, block, voters } };
  },
  votersListed: none,
  electorateChanged: (_, event) => {
    const { part, poll, added, removed } = event.data;
    return { type: "changeElectorate", data: { part, poll, added, removed } };
  },
  ballotCast: (state, event) => {
    const { part, poll } = event.data;
    // What was chosen is not on record; that whoever chose it might vote then, is.
    const asked = own(state.polls, poll);
    return {
      type: "castBallot",
      data: { part, poll, choice: asked === undefined ? [] : someChoice(asked) },
    };
  },
  votersReminded: (_, event) => {
    const { part, poll, ordinal } = event.data;
    return { type: "remindVoters", data: { part, poll, ordinal } };
  },
  pollClosed: (state, event, around) => ({
    type: "closePoll",
    data: closing(state, event, around),
  }),
  ballotsListed: none,
};

const isByAddress = (state: RunState, { data }: EventOf<"pollOpened">): boolean => {
  const part = own(state.parts, data.part);
  return part !== undefined && pollBlockOf(state, part, data.block)?.voters === BY_ADDRESS;
};

/** The first of an event's list, with what the events right after it add. */
const votersOf = ({ data }: EventOf<"pollOpened">, { later }: Around): readonly string[] => {
  const voters = [...data.voters];
  for (const event of later()) {
    if (event.type !== "votersListed") break;
    voters.push(...event.data.voters);
  }
  return voters;
};

const closing = (
  state: RunState,
  { data }: EventOf<"pollClosed">,
  { later }: Around,
): Extract<Order, { readonly type: "closePoll" }>["data"] => {
  const { part, poll, results, ballots } = data;
  if (ballots === null) return { part, poll, box: null, counted: results };
  const all = [...ballots];
  for (const event of later()) {
    if (event.type !== "ballotsListed") break;
    all.push(...event.data.ballots);
  }
  return { part, poll, box: { casts: own(state.polls, poll)?.casts ?? 0, ballots: all } };
};
