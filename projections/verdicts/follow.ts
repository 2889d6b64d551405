import type { Pool } from "pg";
import { createReader } from "../../audit/read.ts";
import { isRunType } from "../../audit/run-types.ts";
import {
  createSubscription,
  type Subscription,
  type SubscriptionOptions,
} from "../../audit/subscription.ts";
import type { RunEvent } from "../../domain/event.ts";
import type { RunState } from "../../domain/state.ts";
import { verdictRow, writeVerdicts, type VerdictRow } from "./fold.ts";
import { createJudging } from "./judging.ts";

/** The subscription to the log that keeps the verdicts. */
export const VERDICTS = "verdicts";

/**
 * Keeps each run's verdict up to date from the log. It is a follower of its own, and rests for longer than the other read models:
 * to judge a run looks at all of its events, and what people are asked must not wait for that.
 * @param options.stateAfter as of `runProjections`.
 */
export function followVerdicts(
  options: Pick<
    SubscriptionOptions<RunEvent>,
    "onError" | "onDamaged" | "forget" | "retry" | "places"
  > & {
    readonly pool: Pool;
    readonly stateAfter: (run: string, events: readonly RunEvent[]) => Promise<RunState | null>;
  },
): Subscription {
  const { pool, stateAfter, ...rest } = options;
  const judging = createJudging(createReader<RunEvent>(pool));
  return createSubscription<RunEvent>({
    ...rest,
    pool,
    name: VERDICTS,
    checkpoint: "in-transaction",
    concerns: ({ type }) => isRunType(type),
    batch: 4_000,
    cooldown: { times: 6, least: 100, most: 5_000 },
    async handleBatch(events, transaction) {
      if (transaction === null) throw new Error("The verdicts move with their checkpoint.");
      const rows: VerdictRow[] = [];
      for (const [run, its] of Map.groupBy(events, ({ event }) => event.run)) {
        const news = its.map(({ event }) => event);
        const state = await stateAfter(run, news);
        if (state === null) continue;
        const { verdict } = await judging(run, state, news);
        rows.push(verdictRow(run, state, verdict));
      }
      await writeVerdicts(transaction, rows);
    },
  });
}
