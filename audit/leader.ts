import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { createBackoff } from "./backoff.ts";
import { withConnection } from "./connection.ts";
import { createPause } from "./pause.ts";

/** One of all processes at a time does a piece of work, again and again. */
export type Leader = {
  start(): void;
  /** Resolves when the round under way has ended and the lock is free. */
  stop(): Promise<void>;
  /** Whether this one held the lock when it last looked. */
  leads(): boolean;
};

export type LeaderOptions = {
  readonly pool: Pool;
  /** Who shares a name takes turns: the advisory lock is on its hash. */
  readonly name: string;
  /** Rounds come at once when this channel is notified; without a word they come by polling all the same. */
  readonly channel: string;
  /** Called with each new leadership, before its first round. */
  readonly begin: (client: PoolClient) => Promise<void>;
  /** Does what there is to do: false when there was nothing, "more" when there is more than one round takes. */
  readonly round: (client: PoolClient) => Promise<boolean | "more">;
  /** A round failed: it steps down, and stands again after a short while. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds: the longest pause after an error that comes again and again. */
  readonly longestRest?: (error: unknown) => number;
  readonly cooldown?: () => Cooldown;
  /** Milliseconds: between polls after there was something to do, at most between polls, and after a first failure. */
  readonly poll?: { readonly active: number; readonly idle: number; readonly failed: number };
};

/**
 * How long it rests after a round that found something and took it all: so many times as long as the round took, and at
 * least and at most so many milliseconds. A round costs much the same for one event as for a hundred, so that rounds
 * without a pause would take from writers under load what they need to write. When there is more it rests as long as the
 * round took.
 */
export type Cooldown = { readonly times: number; readonly least: number; readonly most: number };

const COOLDOWN: Cooldown = { times: 2, least: 20, most: 400 };

const POLL = { active: 25, idle: 250, failed: 250 };

/** Milliseconds between attempts while PostgreSQL stays away: receipts wait no longer than this once it is back. */
export const LONGEST_REST = 2_000;

/**
 * Leadership is a session's advisory lock, and all work is done on that very session: when it dies, its lock and its
 * unfinished transaction go together. It keeps one connection of the pool for as long as it runs.
 */
export function createLeader(options: LeaderOptions): Leader {
  const { pool, cooldown = () => COOLDOWN, poll = POLL } = options;
  const { pause, wake } = createPause();
  const backoff = createBackoff(poll.failed);
  let life = new AbortController();
  let leads = false;
  let ended: Promise<void> = Promise.resolve();

  const lead = async (client: PoolClient, { signal }: AbortController): Promise<void> => {
    await options.begin(client);
    leads = true;
    let rest = poll.active;
    while (!signal.aborted) {
      const began = performance.now();
      const done = await options.round(client);
      backoff.reset();
      if (done !== false) {
        rest = poll.active;
        const took = performance.now() - began;
        const { times, least, most } = cooldown();
        await sleep(Math.min(done === "more" ? took : Math.max(least, times * took), most));
      } else {
        await pause(rest);
        rest = Math.min(rest * 2, poll.idle);
      }
    }
  };

  const stand = async (client: PoolClient, its: AbortController): Promise<void> => {
    client.on("notification", wake);
    await client.query(`listen ${client.escapeIdentifier(options.channel)}`);
    while (!its.signal.aborted) {
      const { rows } = await client.query<{ locked: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
        [options.name],
      );
      if (rows[0]?.locked === true) {
        await lead(client, its);
        return;
      }
      await pause(poll.idle);
    }
  };

  const run = async (its: AbortController): Promise<void> => {
    while (!its.signal.aborted) {
      try {
        // Thrown away afterwards, and the lock with it.
        await withConnection(pool, (client) => stand(client, its), { keep: false });
      } catch (error) {
        leads = false;
        options.onError(error);
        await pause(backoff.next(options.longestRest?.(error) ?? LONGEST_REST));
      }
    }
    leads = false;
  };

  return {
    start: () => {
      life = new AbortController();
      ended = run(life);
    },
    stop: async () => {
      life.abort();
      wake();
      await ended;
    },
    leads: () => leads,
  };
}
