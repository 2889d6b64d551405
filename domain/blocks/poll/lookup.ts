import { blocksOf } from "../../rules/blocks.ts";
import { newestVersion, own, stepDefinition } from "../../rules/lookup.ts";
import type { Part, RunState } from "../../state.ts";
import type { PollBlock } from "./block.ts";
import type { Poll } from "./state.ts";

/** The polls that a part's people are asked in, in order. */
export const pollBlocksIn = (state: RunState, part: Part): readonly PollBlock[] => {
  const step = stepDefinition(state, part.step);
  const blocks = step === undefined ? [] : blocksOf(step, part);
  return blocks.flatMap((block) => (block.block === "poll" ? [block] : []));
};

export const pollBlockOf = (state: RunState, part: Part, key: string): PollBlock | undefined =>
  pollBlocksIn(state, part).find((block) => block.key === key);

/** The poll that was opened for a block of a part. */
export const pollOf = (state: RunState, part: Pick<Part, "id">, key: string): Poll | undefined =>
  Object.values(state.polls).find((poll) => poll.part === part.id && poll.block === key);

/** The block that a poll was opened for. */
export const blockOfPoll = (state: RunState, poll: Poll): PollBlock | undefined => {
  const part = own(state.parts, poll.part);
  return part && pollBlockOf(state, part, poll.block);
};

/** What there is to choose from: what the template lists, or what the newest version of the form does. */
export const optionsOf = (
  state: RunState,
  part: Part,
  { options }: PollBlock,
): readonly string[] => {
  if (!("section" in options)) return options.map(({ label }) => label);
  const written = newestVersion(part)?.sections[options.section]?.fields[options.field];
  return Array.isArray(written) ? written.filter((one) => typeof one === "string") : [];
};

/** Whether a poll's time is over, or everybody has voted. */
export const isOver = (poll: Poll, now: string): boolean =>
  poll.closesAt <= now || (poll.asked > 0 && poll.cast >= poll.asked);

/** Whether the part in which a poll is asked has ended without it: nobody is asked there any more. */
export const isStranded = (state: RunState, { part }: Poll): boolean =>
  own(state.parts, part)?.status === "closed";

/** The share of those asked who voted: 0..1. */
export const responseOf = ({ voters, cast }: { readonly voters: number; readonly cast: number }) =>
  voters === 0 ? 0 : cast / voters;

/** Whether fewer took part than the template calls a good response. */
export const isPoorResponse = (state: RunState, poll: Poll): boolean => {
  const least = blockOfPoll(state, poll)?.leastShare;
  return poll.outcome !== null && least !== undefined && responseOf(poll.outcome) < least;
};
