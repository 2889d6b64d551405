import { evolve } from "./evolve.ts";
import { inPlace } from "./evolve/change.ts";
import type { NumberedEvent } from "./event.ts";
import type { RunState } from "./state.ts";

/**
 * Folds many events one after another. It comes to the states that `evolve` comes to, and does not copy a table of the
 * group for each event: a table that the fold made itself is changed where it is, until a state that holds it is kept.
 */
export type Fold = {
  add(event: NumberedEvent): void;
  /** The state as of now, to look at before the next event is added: that event may change it. */
  now(): RunState;
  /** The state as of now, as a value that never changes. */
  keep(): RunState;
};

/** @param from the state to go on from, which stays as it is. */
export const createFold = (from: RunState): Fold => {
  let state = from;
  let made = new WeakSet();
  return {
    add(event) {
      state = inPlace(made, () => evolve(state, event));
    },
    now: () => state,
    keep() {
      made = new WeakSet();
      return state;
    },
  };
};

/** The state that many events lead to, as a value. @param from the state before them, which stays as it is. */
export const foldAll = (from: RunState, events: readonly NumberedEvent[]): RunState => {
  const fold = createFold(from);
  for (const event of events) fold.add(event);
  return fold.keep();
};
