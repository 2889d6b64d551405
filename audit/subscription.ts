import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { withConnection } from "./connection.ts";
import { DamagedRun } from "./damaged-run.ts";
import type { NewEvent } from "./event.ts";
import { SEQUENCED } from "./hint.ts";
import { handleApart, isOfTheEvents, type HandleBatch, type Isolated } from "./isolate.ts";
import { createLeader, type Cooldown } from "./leader.ts";
import {
  readPlaces,
  readPlacesOf,
  type LoggedEvent,
  type LoggedPlace,
  type ReadPlaces,
} from "./read.ts";
import { readSetAside, release, setAside } from "./set-aside.ts";

/** Its checkpoint is the position of the first event that it has not handled. */
export type Subscription = {
  start(): void;
  /** Resolves when the batch under way has ended. */
  stop(): Promise<void>;
  /**
   * Resolves once the event at this position has been handled, or its run set aside, by whichever process.
   * @returns false when that took longer than `limit` milliseconds.
   */
  waitFor(position: number, limit?: number): Promise<boolean>;
};

export type SubscriptionOptions<E extends NewEvent> = {
  readonly pool: Pool;
  /** One consumer of a name is active at a time, among all processes. */
  readonly name: string;
  /**
   * Handles events in the order of the log. When it rejects, the same batch comes again: nothing is ever skipped. When it rejects
   * because of what the events say (`isOfTheEvents`), each run comes by itself, and those that fail are set aside
   * (`record.set_aside`): the others go on, and the run is tried again apart, from where it stood, until it can be handled.
   * `transaction` is open with checkpoint "in-transaction", and null with "after".
   */
  readonly handleBatch: HandleBatch<E>;
  /**
   * "in-transaction": the checkpoint moves in the transaction that the handler writes in, so each event has its effect
   * there exactly once. "after": it moves when the handler is done, so an event can come again (at least once).
   */
  readonly checkpoint: "in-transaction" | "after";
  /** Whether an event is one to be handled; the others are passed by. All are, when it is absent. */
  readonly concerns?: (event: E) => boolean;
  /** Events in one batch. */
  readonly batch?: number;
  /** How the log is read; several followers of one process may share a reading. */
  readonly places?: ReadPlaces<E>;
  readonly cooldown?: Cooldown;
  readonly onError?: (error: unknown) => void;
  /** Called before the first batch of each leadership and after a rollback: what is remembered of earlier batches may not be stored. */
  readonly onLead?: () => void;
  /** A run was set aside. Told once; `record.set_aside` keeps it. */
  readonly onDamaged?: (damage: DamagedRun) => void;
  /** A run could not be handled: what is remembered of it may be what is wrong. */
  readonly forget?: (run: string) => void;
  /** Milliseconds until a run that was set aside is tried again: at first, doubled each time, at most. */
  readonly retry?: { readonly first: number; readonly most: number };
};

/** Handlers look at runs, and a run that changed ten times in a moment is looked at once. */
const COOLDOWN: Cooldown = { times: 2, least: 50, most: 400 };

const RETRY = { first: 10_000, most: 600_000 };

/** Follows the log from its beginning. NOTIFY makes it quick; polling makes it sure. */
export function createSubscription<E extends NewEvent>(
  options: SubscriptionOptions<E>,
): Subscription {
  const {
    pool,
    name,
    handleBatch,
    batch = 500,
    places: read = readPlaces,
    retry = RETRY,
  } = options;
  const undone = (): void => options.onLead?.();
  /** Runs that this follower has set aside, and when each is tried again (as `Date.now()`). Known anew with each leadership. */
  let aside = new Map<string, { position: number; tries: number; at: number }>();

  const pauseAfter = (tries: number): number => Math.min(retry.first * 2 ** tries, retry.most);

  /** The places of runs that go on, and what is found to be damaged among them. */
  const readable = (places: readonly LoggedPlace<E>[]) => {
    const damaged = new Map<string, Isolated>();
    const events: LoggedEvent<E>[] = [];
    for (const { position, run, event } of places) {
      if (aside.has(run) || damaged.has(run)) continue;
      if (event instanceof DamagedRun) damaged.set(run, { damage: event, position });
      else if (options.concerns?.(event) !== false) events.push({ position, event });
    }
    return { events, damaged: [...damaged.values()] };
  };

  const keepAside = async (client: PoolClient, isolated: readonly Isolated[]): Promise<void> => {
    for (const { damage, position } of isolated) {
      await setAside(client, name, damage, position, pauseAfter(0) / 1_000);
    }
  };

  type Done = {
    readonly from: number;
    readonly next: number;
    readonly isolated: readonly Isolated[];
  };

  const handle = async (
    client: PoolClient,
    transaction: PoolClient | null,
    each: "together" | "apart",
  ): Promise<Done> => {
    const from = await checkpointOf(client, name);
    const places = await read(client, from, batch);
    const next = (places.at(-1)?.position ?? from - 1) + 1;
    const { events, damaged } = readable(places);
    const found = [...damaged];
    if (each === "apart") {
      found.push(...(await handleApart(events, transaction, handleBatch, undone)));
    } else if (events.length > 0) {
      await handleBatch(events, transaction);
    }
    // Of a run that is named twice, what was found later stands before the other.
    const isolated = [...new Map(found.map((one) => [one.damage.at.run, one])).values()];
    if (next > from) {
      await keepAside(client, isolated);
      await moveCheckpoint(client, name, from, next);
    }
    return { from, next, isolated };
  };

  const inOrder = <T>(
    client: PoolClient,
    work: (transaction: PoolClient | null) => Promise<T>,
  ): Promise<T> =>
    options.checkpoint === "after" ? work(null) : inTransaction(client, () => work(client));

  const handleAll = async (client: PoolClient): Promise<Done> => {
    try {
      return await inOrder(client, (transaction) => handle(client, transaction, "together"));
    } catch (error) {
      if (!isOfTheEvents(error)) throw error;
      undone();
      return await inOrder(client, (transaction) => handle(client, transaction, "apart"));
    }
  };

  /** Handles what a run that was set aside has missed, up to the checkpoint; then it goes on with the others. */
  const catchUp = async (client: PoolClient, run: string, position: number): Promise<void> => {
    await inOrder(client, async (transaction) => {
      const to = await checkpointOf(client, name);
      const places = await readPlacesOf<E>(client, run, position, to);
      const events = places.map(({ position: at, event }) => {
        if (event instanceof DamagedRun) throw event;
        return { position: at, event };
      });
      for (let at = 0; at < events.length; at += batch) {
        await handleBatch(events.slice(at, at + batch), transaction);
      }
      await release(client, name, [run]);
    });
  };

  const tryAgain = async (client: PoolClient): Promise<boolean> => {
    const due = [...aside].find(([, { at }]) => at <= Date.now());
    if (due === undefined) return false;
    const [run, { position, tries }] = due;
    try {
      await catchUp(client, run, position);
      aside.delete(run);
    } catch (error) {
      if (!isOfTheEvents(error)) throw error;
      undone();
      options.forget?.(run);
      const wait = pauseAfter(tries + 1);
      aside.set(run, { position, tries: tries + 1, at: Date.now() + wait });
      const again = error instanceof DamagedRun ? error : null;
      if (again !== null) await setAside(client, name, again, position, wait / 1_000);
    }
    return true;
  };

  const leader = createLeader({
    pool,
    name: `alongside.subscription.${name}`,
    channel: SEQUENCED,
    async begin(client) {
      options.onLead?.();
      // At once: this may be the release that can read them.
      const known = await readSetAside(client, name);
      aside = new Map(known.map(({ run, ...its }) => [run, { ...its, at: Date.now() }]));
    },
    async round(client) {
      const again = await tryAgain(client);
      const { from, next, isolated } = await handleAll(client);
      for (const { damage, position } of isolated) {
        aside.set(damage.at.run, { position, tries: 0, at: Date.now() + pauseAfter(0) });
        options.forget?.(damage.at.run);
        options.onDamaged?.(damage);
      }
      return next - from >= batch ? "more" : next > from || again;
    },
    cooldown: () => options.cooldown ?? COOLDOWN,
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
