import { DamagedRun, damageOf } from "./damaged-run.ts";
import type { NewEvent, Recorded } from "./event.ts";
import type { Reader } from "./read.ts";

/** A run's state after its first `version` events. `at`: when the newest of them was recorded; absent before the first. */
export type Folded<State> = {
  readonly state: State;
  readonly version: number;
  readonly at?: string;
};

/** Events added to a state one after another. What is added may change what `now` gave before, and never what `keep` gave. */
export type Folding<State, E extends NewEvent> = {
  add(event: Recorded<E>): void;
  /** The state as of now, to look at before the next event is added. */
  now(): State;
  /** The state as of now, as a value. */
  keep(): State;
};

export type Fold<State, E extends NewEvent> = {
  /** Whether a stream that begins so is one of those that are folded here; any other is as none. */
  readonly concerns?: (first: Recorded<E>) => boolean;
  /** The state before the first event, from that event: what it pins (a template, for one) may have to be loaded. */
  readonly start: (first: Recorded<E>) => State | Promise<State>;
  /** Goes on from a state, which stays as it is. */
  readonly fold: (from: State) => Folding<State, E>;
  /** Throws when nothing can be done with a state that events of the record have come to. */
  readonly check?: (state: State, newest: Recorded<E>) => void;
};

export type FoldedRuns<State, E extends NewEvent> = {
  /** The newest state that this process knows. Other processes may have written since. */
  known(run: string): Folded<State> | null;
  /**
   * The state as of now: reads only the events after the known version. Null when there is no such run.
   * @throws DamagedRun
   */
  fresh(run: string): Promise<Folded<State> | null>;
  /**
   * Folds further events, of which those that are in already are skipped; stops at a gap.
   * @throws DamagedRun
   */
  follow(from: Folded<State> | null, events: readonly Recorded<E>[]): Promise<Folded<State> | null>;
  keep(run: string, folded: Folded<State>): void;
  /** The next state of the run is folded from its first event on. */
  forget(run: string): void;
};

/**
 * Folded states of the `limit` runs that were used last. They are values: one run at one version has one state, so
 * whoever folds further never disturbs another.
 */
export function createFoldedRuns<State, E extends NewEvent>(options: {
  readonly fold: Fold<State, E>;
  readonly reader: Pick<Reader<E>, "readStream">;
  readonly limit: number;
}): FoldedRuns<State, E> {
  const { fold, reader, limit } = options;
  /** Least recently used first. */
  const runs = new Map<string, Folded<State>>();

  const known = (run: string): Folded<State> | null => {
    const folded = runs.get(run);
    if (folded === undefined) return null;
    runs.delete(run);
    runs.set(run, folded);
    return folded;
  };

  const keep = (run: string, folded: Folded<State>): void => {
    const current = runs.get(run);
    if (current !== undefined && current.version >= folded.version) return;
    runs.delete(run);
    runs.set(run, folded);
    for (const oldest of runs.keys()) {
      if (runs.size <= limit) break;
      runs.delete(oldest);
    }
  };

  const startWith = async (first: Recorded<E>): Promise<State> => {
    try {
      return await fold.start(first);
    } catch (error) {
      throw damageOf("template", first, error);
    }
  };

  const add = (folding: Folding<State, E>, event: Recorded<E>): void => {
    try {
      folding.add(event);
    } catch (error) {
      throw damageOf("fold", event, error);
    }
  };

  const check = (state: State, event: Recorded<E>): void => {
    try {
      fold.check?.(state, event);
    } catch (error) {
      throw damageOf("fold", event, error);
    }
  };

  const foldAll = async (
    from: Folded<State> | null,
    events: readonly Recorded<E>[],
    checked: "each" | "newest",
  ): Promise<Folded<State> | null> => {
    let folding: Folding<State, E> | null = null;
    let newest: Recorded<E> | null = null;
    for (const event of events) {
      const version: number = newest?.version ?? from?.version ?? 0;
      if (event.version <= version) continue;
      if (event.version > version + 1) break;
      if (event.version === 1 && fold.concerns?.(event) === false) return null;
      folding ??= fold.fold(from === null ? await startWith(event) : from.state);
      add(folding, event);
      newest = event;
      if (checked === "each") check(folding.now(), event);
    }
    if (folding === null || newest === null) return from;
    const state = folding.keep();
    if (checked === "newest") check(state, newest);
    return { state, version: newest.version, at: newest.at };
  };

  /** The state is checked once, and each on the way only to find out from which event on it can't be worked with. */
  const follow: FoldedRuns<State, E>["follow"] = async (from, events) => {
    try {
      return await foldAll(from, events, "newest");
    } catch (error) {
      if (!(error instanceof DamagedRun)) throw error;
      await foldAll(from, events, "each");
      throw error;
    }
  };

  return {
    known,
    keep,
    forget: (run) => void runs.delete(run),
    follow,
    async fresh(run) {
      const from = known(run);
      const events = await reader.readStream(run, from?.version ?? 0);
      const folded = await follow(from, events);
      if (folded !== null) keep(run, folded);
      return folded;
    },
  };
}
