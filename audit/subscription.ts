import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { withConnection } from "./connection.ts";
import type { NewEvent } from "./event.ts";
import { SEQUENCED } from "./hint.ts";
import { createLeader, type Breath } from "./leader.ts";
import { readLog, type LoggedEvent } from "./read.ts";

/** Its checkpoint is the position of the first event that it has not handled. */
export type Subscription = {
  start(): void;
  /** Resolves when the batch under way has ended. */
  stop(): Promise<void>;
  /**
   * Resolves once the event at this position has been handled, by whichever process.
   * @returns false when that took longer than `limit` milliseconds.
   */
  waitFor(position: number, limit?: number): Promise<boolean>;
};

export type SubscriptionOptions<E extends NewEvent> = {
  readonly pool: Pool;
  /** One consumer of a name is active at a time, among all processes. */
  readonly name: string;
  /**
   * Handles events in the order of the log. When it rejects, the same batch comes again: nothing is ever skipped.
   * `transaction` is open with checkpoint "in-transaction", and null with "after".
   */
  readonly handleBatch: (
    events: readonly LoggedEvent<E>[],
    transaction: PoolClient | null,
  ) => Promise<void>;
  /**
   * "in-transaction": the checkpoint moves in the transaction that the handler writes in, so each event has its effect
   * there exactly once. "after": it moves when the handler is done, so an event can come again (at least once).
   */
  readonly checkpoint: "in-transaction" | "after";
  /** Events in one batch. */
  readonly batch?: number;
  readonly breath?: Breath;
  readonly onError?: (error: unknown) => void;
  /** Called before the first batch of each leadership: what was remembered of earlier batches may not have been stored. */
  readonly onLead?: () => void;
};

/** Handlers look at runs, and a run that changed ten times in a moment is looked at once. */
const BREATH: Breath = { times: 2, least: 50, most: 400 };

/** Follows the log from its beginning. NOTIFY makes it quick; polling makes it sure. */
export function createSubscription<E extends NewEvent>(
  options: SubscriptionOptions<E>,
): Subscription {
  const { pool, name, handleBatch, batch = 500 } = options;

  const handle = async (
    client: PoolClient,
    transaction: PoolClient | null,
  ): Promise<{ readonly from: number; readonly next: number }> => {
    const from = await checkpointOf(client, name);
    const events = await readLog<E>(client, from, batch);
    const next = (events.at(-1)?.position ?? from - 1) + 1;
    if (next > from) {
      await handleBatch(events, transaction);
      await moveCheckpoint(client, name, from, next);
    }
    return { from, next };
  };

  const leader = createLeader({
    pool,
    name: `alongside.subscription.${name}`,
    channel: SEQUENCED,
    begin: async () => options.onLead?.(),
    round: async (client) => {
      const { from, next } =
        options.checkpoint === "after"
          ? await handle(client, null)
          : await inTransaction(client, () => handle(client, client));
      return next - from >= batch ? "more" : next > from;
    },
    breath: () => options.breath ?? BREATH,
    onError: (error) => options.onError?.(error),
  });

  return {
    start: leader.start,
    stop: leader.stop,
    waitFor: (position, limit = 10_000) => waitForSubscription(pool, name, position, limit),
  };
}

const POLL_EVERY = 15;

/** As `Subscription.waitFor`, for a process that does not run the subscription itself. */
export async function waitForSubscription(
  pool: Pool,
  name: string,
  position: number,
  limit: number,
): Promise<boolean> {
  for (const end = Date.now() + limit; ; await sleep(POLL_EVERY)) {
    const next = await withConnection(pool, (client) => checkpointOf(client, name));
    if (next > position) return true;
    if (Date.now() >= end) return false;
  }
}

async function checkpointOf(client: PoolClient, name: string): Promise<number> {
  const { rows } = await client.query<{ position: string }>({
    name: "checkpoint-of",
    text: "select position from record.checkpoint_of_subscription where name = $1",
    values: [name],
  });
  return Number(rows[0]?.position ?? 0);
}

async function moveCheckpoint(
  client: PoolClient,
  name: string,
  from: number,
  next: number,
): Promise<void> {
  const { rowCount } = await client.query({
    name: "move-checkpoint",
    text: `insert into record.checkpoint_of_subscription as c (name, position) values ($1, $3)
           on conflict (name) do update set position = excluded.position, updated_at = now()
           where c.position = $2`,
    values: [name, from, next],
  });
  if (rowCount !== 1)
    throw new Error(`Somebody else moved the checkpoint of ${name} past ${from}.`);
}

/**
 * Its commit need not reach the disk at once: what a crash takes, it takes together with the checkpoint, and the same batch
 * comes again. So writers, who do wait for the disk, have it to themselves.
 */
async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query("begin; set local synchronous_commit = off");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    // The connection is given up in any case, and the transaction with it.
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
