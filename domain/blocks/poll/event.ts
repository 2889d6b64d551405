import type { Choosing, Scale } from "./block.ts";

/**
 * What one voter says, in numbers. For `one`, `several` and `rank`: places in the poll's list of options, from 0, in the
 * order in which they were chosen. For `scale`: a number for each option in order, or null for one that was left out.
 */
export type Choice = readonly (number | null)[];

export type NamedBallot = { readonly voter: string; readonly choice: Choice };

/**
 * What came of one option. Null: left out, because fewer than five people could be told apart by it.
 * `count`: how many chose it; of `rank`, who put it first; of `scale`, who gave it a number.
 * `points`: of `rank`, one for each option below it on a ballot (Borda count); of `scale`, the sum of the numbers given.
 * `spread`: of `scale`, how many gave each number, from the least on.
 */
export type OptionResult = {
  readonly option: string;
  readonly count: number | null;
  readonly points: number | null;
  readonly spread: readonly (number | null)[] | null;
};

type OfPoll = { readonly part: string; readonly poll: string };

/** A poll from its opening to its result. What somebody chose is in none of them before it closes. */
export type PollEvent =
  | {
      readonly type: "pollOpened";
      readonly data: OfPoll & {
        readonly block: string;
        readonly choose: Choosing;
        readonly options: readonly string[];
        readonly scale: Pick<Scale, "least" | "most"> | null;
        readonly anonymous: boolean;
        readonly voters: readonly string[];
        readonly closesAt: string;
      };
    }
  /** Voters whom the event before had no room for; recorded together with it. */
  | {
      readonly type: "votersListed";
      readonly data: OfPoll & { readonly voters: readonly string[] };
    }
  | {
      readonly type: "electorateChanged";
      readonly data: OfPoll & {
        readonly added: readonly string[];
        readonly removed: readonly string[];
      };
    }
  /** Somebody took part; again, where a ballot with a name was changed. */
  | { readonly type: "ballotCast"; readonly data: OfPoll & { readonly voter: string } }
  /** Whoever had not voted by then is reminded. */
  | { readonly type: "votersReminded"; readonly data: OfPoll & { readonly ordinal: number } }
  | {
      readonly type: "pollClosed";
      readonly data: OfPoll & {
        /** `dropped`: the part in which it was asked was given up. */
        readonly because: "time" | "everybody-voted" | "dropped";
        readonly voters: number;
        readonly cast: number;
        readonly results: readonly OptionResult[];
        /** With names, by voter; null of an anonymous poll, of which only the results are public. */
        readonly ballots: readonly NamedBallot[] | null;
      };
    }
  /** Ballots that the event before had no room for; recorded together with it. */
  | {
      readonly type: "ballotsListed";
      readonly data: OfPoll & { readonly ballots: readonly NamedBallot[] };
    };
