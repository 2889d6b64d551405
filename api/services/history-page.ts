import type { Withheld } from "../../domain/visibility/state-for.ts";
import type { HistoryPage } from "../damage.ts";

/** One line of a decision history, with the disclosed values that the reader may see. */
export type HistoryEntry = {
  readonly event: string;
  /** Number, leaf and position are null while a gate is open and they would tell how people answer: see `withheld`. */
  readonly version: number | null;
  readonly type: string;
  readonly at: string;
  readonly actor: {
    readonly id: string;
    readonly role: string;
    readonly via: string;
    readonly name: string | null;
  };
  readonly assurance: string | null;
  readonly data: unknown;
  /** Of those whom the entry names by their pseudonyms, and of the actor, as far as they are known. */
  readonly names: { readonly [pseudonym: string]: string };
  /** Sealed values by commitment; absent when erased or not for this reader. */
  readonly disclosed: { readonly [commitment: string]: unknown };
  readonly leaf: string | null;
  readonly position: number | null;
  /** How often a refused act was tried; null for all else. The same again, and what is refused past a bound, has no entry. */
  readonly times: number | null;
};

/** An entry's id, or its number: where a page begins or ends. Pages name ids, because numbers can tell how people answer. */
export type Cursor = string | number;

/** Lines oldest first. `next`: the `after` of the page that follows; `previous`: the `before` of the one that goes before. */
export type RunHistoryPage = HistoryPage<HistoryEntry> & {
  readonly previous: Cursor | null;
  /** What is withheld from the reader while gates are open; null when nothing is. */
  readonly withheld: Withheld | null;
};

/** All that are given must hold. `about`: a person whom the entry names. `before` pages backwards. */
export type HistoryFilter = {
  readonly types?: readonly string[];
  readonly actor?: string;
  readonly about?: string;
  /** People any of whom the entry names. */
  readonly people?: readonly string[];
  readonly part?: string;
  /** Contributions, access needs, objections or payments, by id. */
  readonly matters?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  /** What stands in the entry's own words, as far as the reader may have them. Of one run. */
  readonly words?: string;
  /** One entry alone. */
  readonly event?: string;
  readonly after?: Cursor;
  readonly before?: Cursor;
  /** The newest page, read backwards from the run's end; without `before`. A number can't ask for it: it bounds only what is numbered. */
  readonly newest?: true;
  readonly limit?: number;
};
