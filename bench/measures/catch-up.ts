import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { startFollower } from "../log/follow.ts";
import { fill, openRecord } from "../log/record.ts";
import { familyOf, untilQuiet } from "../processes.ts";
import { median } from "../statistics.ts";

/** Milliseconds to let the database finish writing. */
const patience = 30_000;

type Caught = {
  readonly sequenced: number;
  readonly published: number;
  readonly insertedBySql: number;
};

/**
 * How fast the log catches up with what was recorded while no sequencer ran: from the moment at which sequencer and
 * publisher begin to look until a signed checkpoint covers every event. Each round leaves its events, so later rounds have
 * a longer log. Beside it, the least that positions can cost on this PostgreSQL: the same rows numbered by one INSERT
 * into a bare table with the same two indexes, with no care for who committed late.
 */
export async function catchUp({ servers, quick, rounds, progress }: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const { url, pool } = await openRecord(servers, "catch_up");
  stack.defer(() => pool.end());
  const folder = await mkdtemp(path.join(servers.dataDir, "catch-up-"));
  const events = quick ? 20_000 : 200_000;
  const caught: Caught[] = [];
  for (let round = 1; round <= Math.min(rounds, 3); round += 1) {
    await fill(pool, events);
    await untilQuiet(await familyOf(servers.pids.postgres), patience);
    const insertedBySql = events / (await numberedBySql(servers.databaseUrl("catch_up")));
    await untilQuiet(await familyOf(servers.pids.postgres), patience);
    const follower = startFollower(url, folder, progress);
    const sequenced = events / ((await follower.sequenced(round * events)) / 1_000);
    const published = events / ((await follower.published(round * events)) / 1_000);
    await follower.stop();
    caught.push({ sequenced, published, insertedBySql });
    progress(
      `round ${round}: ${events} events, positions at ${sequenced.toFixed(0)}/s, under a signed checkpoint at ${published.toFixed(0)}/s; by one INSERT at ${insertedBySql.toFixed(0)}/s`,
    );
  }
  return {
    goals: [
      {
        name: "events caught up with a second, positions, tiles and checkpoint",
        value: median(caught.map(({ published }) => published)),
        goal: 10_000,
        is: "at-least",
        unit: "events/s",
      },
    ],
    raw: { "events/s of each round": caught },
    notes: [
      `${events} events a round, in runs of 20; one process gives positions and signs, PostgreSQL works beside it`,
    ],
  };
}

/** Seconds for one INSERT of the events that have no position yet. */
async function numberedBySql(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      "create table if not exists bench_sequence (position bigint primary key, event uuid not null unique, run uuid not null, version int not null)",
    );
    const began = performance.now();
    await client.query(
      `insert into bench_sequence
       select (select count(*) from bench_sequence) + row_number() over (order by e.seq) - 1, e.id, e.run, e.version
       from record.event as e
       where not exists (select from bench_sequence as s where s.event = e.id)`,
    );
    return (performance.now() - began) / 1_000;
  } finally {
    await client.end();
  }
}
