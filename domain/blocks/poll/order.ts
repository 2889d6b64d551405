import type { Choice, NamedBallot, OptionResult } from "./event.ts";

type OfPoll = { readonly part: string; readonly poll: string };

/** What the box holds when a poll closes: with names, or without, in an order that says nothing. */
export type BoxContent = {
  /** How many times a ballot was put in or changed. */
  readonly casts: number;
  readonly ballots: readonly Choice[] | readonly NamedBallot[];
};

export type PollOrder =
  /** `voters`: pseudonyms, for a poll whose voters are given by address; null where a circle says who they are. */
  | {
      readonly type: "openPoll";
      readonly data: {
        readonly id: string;
        readonly part: string;
        readonly block: string;
        readonly voters: readonly string[] | null;
      };
    }
  | {
      readonly type: "changeElectorate";
      readonly data: OfPoll & {
        readonly added: readonly string[];
        readonly removed: readonly string[];
      };
    }
  /** What was chosen is checked, and goes into the ballot box, not into an event. */
  | { readonly type: "castBallot"; readonly data: OfPoll & { readonly choice: Choice } }
  /** The engine's own: reminds whoever has not voted. `ordinal`: which reminder of the poll it is, from 1. */
  | { readonly type: "remindVoters"; readonly data: OfPoll & { readonly ordinal: number } }
  /**
   * The engine's own. `box` is null in a plan, which goes through Temporal: whoever performs it opens the box. `counted`: what
   * an anonymous box was counted to, for whoever checks a record that does not hold what was in it.
   */
  | {
      readonly type: "closePoll";
      readonly data: OfPoll & {
        readonly box: BoxContent | null;
        readonly counted?: readonly OptionResult[];
      };
    };
