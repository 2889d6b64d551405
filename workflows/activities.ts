import type { Order } from "../domain/command.ts";
import type { Plan } from "../domain/plan.ts";
import type { NoticeKey } from "../domain/state.ts";

/** What a workflow asks of the world. `activities/` implements it; nothing here carries personal data. */
export type RecordActivities = {
  /** Local. Folds the run to its newest version and plans: pure reading, safe to repeat. */
  look(run: string): Promise<Plan>;
  /** Local. Gives orders as the engine; one that the record has already carried out changes nothing. Answers the plan after. */
  perform(run: string, orders: readonly Order[]): Promise<Plan>;
};

/** `again`: when to hand over what had to wait, ISO 8601 UTC; absent where nothing waits. For whom, and why, stays in the activity. */
export type AfterNotices = Plan & { readonly again?: string };

export type NoticeActivities = {
  /** Normal activity with retries: sends each notice that is not yet on record as sent, and records how it went. */
  notify(run: string, notices: readonly NoticeKey[]): Promise<AfterNotices>;
};

/** What starts a run's workflow: the id alone; everything else is in the record. Workflow id: `run/<run>`. */
export type PathwayInput = { readonly run: string };

/** What starts the workflow of one rollout site. Workflow id: `run/<run>/<part>`. */
export type SiteInput = {
  readonly run: string;
  readonly part: string;
  /** Up to which version the run's workflow knew the record when it started this one. */
  readonly known: number;
};

/**
 * What every signal carries: which events, up to which version of the run, and which parts they are about (none: the
 * whole run). Never content.
 */
export type SignalPayload = {
  readonly events: readonly string[];
  readonly version: number;
  readonly parts: readonly string[];
};
