import type { EventOf } from "../event.ts";
import type { Wait } from "../plan-types.ts";
import type { Part, RunState } from "../state.ts";
import type { BlockEvent, BlockOf, Kind, Kinds } from "./kinds.ts";

/** What follows from the events of some types. */
export type Follows<T extends BlockEvent["type"]> = {
  readonly [P in T]: (state: RunState, event: EventOf<P>) => RunState;
};

/**
 * When a block is behind a part's people.
 * - `first`: what somebody is told who comes to a later block before that.
 * - `waits`: what the gate after it waits for until then; null where the gate says so itself.
 */
export type Passing<K extends Kind> = {
  readonly isDone: (state: RunState, part: Part, block: BlockOf<K>) => boolean;
  readonly first: { readonly what: string; readonly mend: string };
  readonly waits: Wait["for"] | null;
};

export type Passings<K extends Kind> = { readonly [P in K]: Passing<P> };

/** What the record makes of one kind of block. `initial`: what a run remembers of it before its first event. */
export type RulesOf<K extends Kind> = {
  readonly passing: Passings<K>;
  readonly follows: Follows<BlockEvent<K>["type"]>;
  readonly initial: Kinds[K]["state"];
};

/** The rules of some kinds together. */
type Joined<P, F, I> = {
  readonly passing: P;
  readonly follows: F;
  readonly initial: I;
  readonly and: <K extends Kind>(
    kind: K,
    rules: RulesOf<NoInfer<K>>,
  ) => Joined<P & Passings<K>, F & Follows<BlockEvent<K>["type"]>, I & Kinds[K]["state"]>;
};

/** @returns the rules so far, to which `and` adds those of one more kind. */
export const joined = <P extends object, F extends object, I extends object>(
  passing: P,
  follows: F,
  initial: I,
): Joined<P, F, I> => ({
  passing,
  follows,
  initial,
  and: (_, rules) =>
    joined(
      { ...passing, ...rules.passing },
      { ...follows, ...rules.follows },
      { ...initial, ...rules.initial },
    ),
});
