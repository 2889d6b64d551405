import type { PoolClient } from "pg";
import type { LoggedEvent } from "../audit/read.ts";
import type { RunEvent } from "../domain/event.ts";
import type { RunState } from "../domain/state.ts";

/** The subscription to the log that keeps the read models. */
export const PROJECTIONS = "projections";

/** A run that changed: its events since the last time, and its state after them, or after some more. */
export type Changed = {
  readonly run: string;
  readonly state: RunState;
  readonly events: readonly LoggedEvent<RunEvent>[];
};

/**
 * A read model. It may be told the same again, and the state may be ahead of the events: what it writes carries the
 * state's version, and an older one never replaces a newer.
 */
export type Projection = {
  readonly name: string;
  readonly update: (client: PoolClient, changed: readonly Changed[]) => Promise<void>;
  /** Gives up what it remembers of earlier updates: they may not have been committed. */
  readonly forget?: () => void;
};
