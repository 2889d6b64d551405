import type { Order } from "../../command.ts";
import { NOTHING, waiting, type BlockShare } from "../../plan/share.ts";
import { beforeDue } from "../../rules/calendar.ts";
import { stewards } from "../../rules/lookup.ts";
import type { Part, RunState } from "../../state.ts";
import type { PollBlock } from "./block.ts";
import { isOver, isStranded, pollOf } from "./lookup.ts";
import type { Poll } from "./state.ts";

/** When those who have not voted are reminded, in order; a time that would precede the opening is left out. */
const reminderTimes = (
  state: RunState,
  poll: Poll,
  { reminders }: PollBlock,
): readonly string[] => {
  const { calendar } = state;
  if (calendar === null) return [];
  return reminders
    .map((before) => beforeDue(poll.closesAt, before, calendar))
    .filter((at) => at > poll.openedAt && at < poll.closesAt)
    .toSorted();
};

/** What a poll needs now: to be opened by somebody, voters, a reminder, or to be counted. */
export const planPoll = (
  state: RunState,
  part: Part,
  block: PollBlock,
  now: string,
): BlockShare => {
  const poll = pollOf(state, part, block.key);
  const about = { part: part.id };
  if (poll === undefined) return waiting(part.id, "poll", stewards(state));
  if (poll.outcome !== null) return NOTHING;
  const order = { ...about, poll: poll.id };
  if (isOver(poll, now))
    return { ...NOTHING, orders: [{ type: "closePoll", data: { ...order, box: null } }] };
  const times = reminderTimes(state, poll, block);
  const due = times.filter((at) => at <= now).length;
  return {
    orders:
      due > poll.reminders ? [{ type: "remindVoters", data: { ...order, ordinal: due } }] : [],
    notices: [],
    waits: [{ ...about, for: "votes", members: [], until: poll.closesAt }],
    wakes: [...times, poll.closesAt].filter((at) => at > now),
  };
};

/** Polls whose part was given up while people voted are counted at once, whatever step the run is in. */
export const strandedPolls = (state: RunState): readonly Order[] =>
  Object.values(state.polls)
    .filter((poll) => poll.outcome === null && isStranded(state, poll))
    .map(({ id, part }) => ({ type: "closePoll", data: { part, poll: id, box: null } }));
