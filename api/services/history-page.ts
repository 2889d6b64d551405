import type { HistoryPage } from "../damage.ts";

/** One line of a decision history, with the disclosed values that the reader may see. */
export type HistoryEntry = {
  readonly event: string;
  readonly version: number;
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
  /** Sealed values by commitment; absent when erased or not for this reader. */
  readonly disclosed: { readonly [commitment: string]: unknown };
  readonly leaf: string;
  readonly position: number | null;
};

/** Lines oldest first. `next`: the `after` of the page that follows; `previous`: the `before` of the one that goes before. */
export type RunHistoryPage = HistoryPage<HistoryEntry> & { readonly previous: number | null };

/** All that are given must hold. `about`: a person whom the entry names. `before` pages backwards. */
export type HistoryFilter = {
  readonly types?: readonly string[];
  readonly actor?: string;
  readonly about?: string;
  readonly part?: string;
  readonly from?: string;
  readonly until?: string;
  readonly after?: number;
  readonly before?: number;
  readonly limit?: number;
};
