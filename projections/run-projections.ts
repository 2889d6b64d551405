import type { Pool } from "pg";
import { isRunType } from "../audit/run-types.ts";
import {
  createSubscription,
  waitForSubscription,
  type Subscription,
  type SubscriptionOptions,
} from "../audit/subscription.ts";
import type { RunState } from "../domain/state.ts";
import { createOpenClaims } from "./claims/fold.ts";
import { createOpenCries } from "./cries/fold.ts";
import { createDesk } from "./desk/fold.ts";
import { history } from "./history/fold.ts";
import { createInbox } from "./inbox/fold.ts";
import { links } from "./links/fold.ts";
import { PROJECTIONS, type Changed, type Projection } from "./projection.ts";
import type { RunEvent } from "../domain/event.ts";
import { reflections } from "./reflections/fold.ts";
import { runList } from "./run-list/fold.ts";

/** Every read model, each with a memory of its own. */
export const allProjections = (): readonly Projection[] => [
  runList,
  createInbox(),
  createOpenClaims(),
  createOpenCries(),
  reflections,
  history,
  links,
  createDesk(),
];

/**
 * Keeps every read model up to date from the log, in one transaction with the subscription's checkpoint.
 * @param options.stateAfter a run's folded state after these of its events, or some more; null when there is no such run.
 */
export function runProjections(options: {
  readonly pool: Pool;
  readonly stateAfter: (run: string, events: readonly RunEvent[]) => Promise<RunState | null>;
  readonly onError?: (error: unknown) => void;
  readonly onDamaged?: SubscriptionOptions<RunEvent>["onDamaged"];
  readonly forget?: SubscriptionOptions<RunEvent>["forget"];
  readonly retry?: SubscriptionOptions<RunEvent>["retry"];
  readonly places?: SubscriptionOptions<RunEvent>["places"];
}): Subscription {
  const projections = allProjections();
  return createSubscription<RunEvent>({
    pool: options.pool,
    name: PROJECTIONS,
    onLead() {
      for (const projection of projections) projection.forget?.();
    },
    checkpoint: "in-transaction",
    // What an organisation's own stream holds is in no run, nor what the log states of heads.
    concerns: ({ type }) => isRunType(type),
    // The work is for each run that changed, so the more events of a run come together the better.
    batch: 4_000,
    // The rest grows with what there is to do: on a machine that has more than it can do, lists are some seconds old, and writers go first.
    cooldown: { times: 6, least: 50, most: 3_000 },
    ...(options.onError === undefined ? {} : { onError: options.onError }),
    ...(options.onDamaged === undefined ? {} : { onDamaged: options.onDamaged }),
    ...(options.forget === undefined ? {} : { forget: options.forget }),
    ...(options.retry === undefined ? {} : { retry: options.retry }),
    ...(options.places === undefined ? {} : { places: options.places }),
    async handleBatch(events, transaction) {
      if (transaction === null) throw new Error("The read models move with their checkpoint.");
      const changed: Changed[] = [];
      for (const [run, its] of Map.groupBy(events, ({ event }) => event.run)) {
        const state = await options.stateAfter(
          run,
          its.map(({ event }) => event),
        );
        if (state !== null) changed.push({ run, state, events: its });
      }
      for (const projection of projections) await projection.update(transaction, changed);
    },
  });
}

/**
 * Waits until the read models hold the event at this position of the log.
 * @param limit milliseconds. @returns false when that took longer.
 */
export const waitForProjections = (pool: Pool, position: number, limit: number): Promise<boolean> =>
  waitForSubscription(pool, PROJECTIONS, position, limit);
