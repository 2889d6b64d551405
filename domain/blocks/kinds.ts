import type { Kinds } from "./kinds.drawn.ts";

export type { Kinds } from "./kinds.drawn.ts";

export type Kind = keyof Kinds;

/** What people go through in a part, one block after another. */
export type Block = Kinds[Kind]["block"];

/** The blocks of some kinds, so that a table by kind can be looked up with one. */
export type BlockOf<K extends Kind> = {
  [P in K]: Kinds[P]["block"] & { readonly block: P };
}[K];

/** What can be on record of the blocks of some kinds, and what may be asked of them. */
export type BlockEvent<K extends Kind = Kind> = Kinds[K]["event"];
export type BlockOrder<K extends Kind = Kind> = Kinds[K]["order"];

type All<S> = (S extends unknown ? (one: S) => void : never) extends (one: infer A) => void
  ? A
  : never;

/** What a run remembers of the blocks of all kinds. */
export type BlocksState = All<Kinds[Kind]["state"]>;
