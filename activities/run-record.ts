import type { BoxContent } from "../domain/blocks/poll/order.ts";
import type { Command } from "../domain/command.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { RunState } from "../domain/state.ts";

/**
 * What a command came to; the kinds that only a person's command can have are of no interest here. `version`: the run's
 * afterwards.
 */
export type RecordAnswer =
  | { readonly kind: "accepted"; readonly version: number }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly version: number }
  | { readonly kind: "key-reused" | "unknown-run" };

export type LoadedRun = { readonly state: RunState; readonly version: number };

/** As much of the command handler as the engine uses. Both throw `RecordUnavailable` while PostgreSQL is away. */
export type RunRecord = {
  /** Null when there is no such run. */
  load(run: string): Promise<LoadedRun | null>;
  /** As this process knows the run already, without asking PostgreSQL; null when it knows nothing of it. */
  known(run: string): LoadedRun | null;
  /** Calls made in one turn of the event loop are decided in order and stored together. */
  handle(run: string, command: Command): Promise<RecordAnswer>;
  /** What is in a poll's ballot box. */
  openBox(poll: string): Promise<BoxContent>;
};
