import type { NewEvent, Recorded } from "../../audit/event.ts";
import type { Fold } from "../../audit/folded-runs.ts";

/** Folding by a function that gives a new state for each event. */
export const pureFold =
  <State, E extends NewEvent>(
    evolve: (state: State, event: Recorded<E>) => State,
  ): Fold<State, E>["fold"] =>
  (from) => {
    let state = from;
    return {
      add(event) {
        state = evolve(state, event);
      },
      now: () => state,
      keep: () => state,
    };
  };
