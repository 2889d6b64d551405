import { someChoice } from "../../../domain/blocks/poll/ballot.ts";
import { BY_ADDRESS } from "../../../domain/blocks/poll/block.ts";
import type { PollEvent } from "../../../domain/blocks/poll/event.ts";
import { pollBlockOf } from "../../../domain/blocks/poll/lookup.ts";
import type { MeasureEvent } from "../../../domain/blocks/measure/event.ts";
import type { Order } from "../../../domain/command.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { RunState } from "../../../domain/state.ts";
import type { LoggedEvent } from "../logged-event.ts";

export type OfBlock = (PollEvent | MeasureEvent)["type"];
type Logged<T extends OfBlock> = Extract<LoggedEvent, { readonly type: T }>;

/** As `originOf`, for what happens in polls and measures. @param later the events after it, which go on with its lists. */
export const blockOrderOf = (
  state: RunState,
  event: Logged<OfBlock>,
  later: readonly LoggedEvent[],
): Order | "none" => {
  switch (event.type) {
    case "pollOpened": {
      const { poll: id, part, block } = event.data;
      const voters = isByAddress(state, event) ? votersOf(event, later) : null;
      return { type: "openPoll", data: { id, part, block, voters } };
    }
    case "electorateChanged": {
      const { part, poll, added, removed } = event.data;
      return { type: "changeElectorate", data: { part, poll, added, removed } };
    }
    case "ballotCast": {
      const { part, poll } = event.data;
      // What was chosen is not on record; that whoever chose it might vote then, is.
      const asked = own(state.polls, poll);
      return {
        type: "castBallot",
        data: { part, poll, choice: asked === undefined ? [] : someChoice(asked) },
      };
    }
    case "votersReminded": {
      const { part, poll, ordinal } = event.data;
      return { type: "remindVoters", data: { part, poll, ordinal } };
    }
    case "pollClosed":
      return { type: "closePoll", data: closing(state, event, later) };
    case "measured": {
      const { part, block, indicator, how, value, people, on, source } = event.data;
      const data = { part, block, indicator, how, value, people, on, source };
      return { type: "recordMeasure", data };
    }
    case "votersListed":
    case "ballotsListed":
      return "none";
  }
};

const isByAddress = (state: RunState, { data }: Logged<"pollOpened">): boolean => {
  const part = own(state.parts, data.part);
  return part !== undefined && pollBlockOf(state, part, data.block)?.voters === BY_ADDRESS;
};

/** The first of an event's list, with what the events right after it add. */
const votersOf = (
  { data }: Logged<"pollOpened">,
  later: readonly LoggedEvent[],
): readonly string[] => {
  const voters = [...data.voters];
  for (const event of later) {
    if (event.type !== "votersListed") break;
    voters.push(...event.data.voters);
  }
  return voters;
};

const closing = (
  state: RunState,
  { data }: Logged<"pollClosed">,
  later: readonly LoggedEvent[],
): Extract<Order, { readonly type: "closePoll" }>["data"] => {
  const { part, poll, results, ballots } = data;
  if (ballots === null) return { part, poll, box: null, counted: results };
  const all = [...ballots];
  for (const event of later) {
    if (event.type !== "ballotsListed") break;
    all.push(...event.data.ballots);
  }
  return { part, poll, box: { casts: own(state.polls, poll)?.casts ?? 0, ballots: all } };
};
