import type { Period } from "../../period.ts";

/**
 * How a voter chooses among the options.
 * - `one`, `several`: one option, or at least one.
 * - `rank`: every option or some, the best first.
 * - `scale`: a number for each option, or none for one that they leave out.
 */
export type Choosing = "one" | "several" | "rank" | "scale";

/** The ends of a scale: whole numbers, and what they mean. */
export type Scale = {
  readonly least: number;
  readonly most: number;
  readonly leastLabel?: string;
  readonly mostLabel?: string;
};

/**
 * People who need not be members are asked to choose. One ballot each; nobody sees a result before the poll closes.
 * `options`: what there is to choose from, or the `options` field of the form before it that lists it. `voters`: a circle,
 * or `addresses`: a list that whoever opens the poll gives. `anonymous`: who took part is on record, what they said is not.
 * `open`: how long it stays open. `reminders`: how long before its end those who have not voted are reminded.
 * `leastShare`: the response (0..1) below which its result is called a poor response; it is shown all the same.
 */
export type PollBlock = {
  readonly block: "poll";
  readonly key: string;
  readonly question: string;
  readonly choose: Choosing;
  readonly options:
    | { readonly section: string; readonly field: string }
    | readonly { readonly value: string; readonly label: string }[];
  readonly scale?: Scale;
  readonly voters: string;
  readonly anonymous: boolean;
  readonly open: Period;
  readonly reminders: readonly Period[];
  readonly leastShare?: number;
};

/** `voters` that are given by address when the poll is opened. */
export const BY_ADDRESS = "addresses";
