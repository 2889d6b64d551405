import type { Plan } from "../../../domain/plan.ts";
import type { Session, Voice } from "../../../domain/blocks/session/state.ts";
import type { RunState, Version } from "../../../domain/state.ts";
import type { Verdict } from "../../../domain/verdict.ts";
import type { Results } from "../../../domain/visibility/results.ts";
import type { Withheld } from "../../../domain/visibility/state-for.ts";
import type { AskedNow } from "./asked-now.ts";

/**
 * The versions, sessions and voices whose texts are wanted, picked from the state as its reader sees it. Titles are always told; no other text of the
 * record is read for somebody who does not look at it.
 */
export type InWords = (state: RunState) => readonly (Version | Session | Voice | undefined)[];

/** A run as its folded state tells it to a reader. */
export type RunFold = {
  /** What is withheld while gates are open, and why; null when none is. */
  readonly withheld: Withheld | null;
  readonly run: string;
  readonly title: string | null;
  readonly state: RunState;
  readonly plan: Plan;
  readonly names: { readonly [pseudonym: string]: string };
  /** What titles, and the versions that were asked for, stand for, as far as it still exists. */
  readonly disclosed: { readonly [commitment: string]: unknown };
  /** What this reader may know of each request's answers. */
  readonly results: { readonly [request: string]: Results };
  /** Of each request at an open gate: how those who are asked stand. Only where the reader may help, and has no say. */
  readonly asked: { readonly [request: string]: readonly AskedNow[] };
};

/** A run as its folded state tells it, and judged by all of its events. */
export type RunView = RunFold & {
  /** Computed from all events of the run. */
  readonly verdict: Verdict;
  /** The run's versions of the events that findings cite, by event. */
  readonly cited: { readonly [event: string]: number };
};
