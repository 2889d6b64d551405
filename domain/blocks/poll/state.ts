import type { Choosing, Scale } from "./block.ts";
import type { NamedBallot, OptionResult } from "./event.ts";

/** What came of a poll. */
export type PollOutcome = {
  readonly at: string;
  readonly voters: number;
  readonly cast: number;
  readonly results: readonly OptionResult[];
  readonly ballots: readonly NamedBallot[] | null;
};

/** A poll, folded from its events. */
export type Poll = {
  readonly id: string;
  readonly part: string;
  readonly block: string;
  readonly choose: Choosing;
  readonly options: readonly string[];
  readonly scale: Pick<Scale, "least" | "most"> | null;
  readonly anonymous: boolean;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closesAt: string;
  readonly voters: { readonly [voter: string]: "asked" | "voted" };
  /** How many there are of them, and how many voted. */
  readonly asked: number;
  readonly cast: number;
  /** How many times a ballot was put in or changed: the box must have counted as many when the poll closes. */
  readonly casts: number;
  /** Changes of who may vote after the opening, with who made them. */
  readonly changes: readonly {
    readonly by: string;
    readonly added: number;
    readonly removed: number;
    readonly event: number;
  }[];
  /** How many times those who had not voted were reminded. */
  readonly reminders: number;
  readonly outcome: PollOutcome | null;
  /** The run's version of the event that opened it. */
  readonly event: number;
};
