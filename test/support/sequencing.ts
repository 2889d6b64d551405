import type { Pool, PoolClient } from "pg";
import { afterEach, beforeEach } from "vitest";
import { openPool } from "../../audit/connection.ts";
import { encodeEntry } from "../../audit/entry.ts";
import { place } from "../../audit/event.ts";
import type { Leader } from "../../audit/leader.ts";
import { sampleEvent } from "../../audit/sample-event.ts";
import { createSequencer, type SequencerOptions } from "../../audit/sequencer.ts";
import { uuidV7 } from "../../audit/uuid-v7.ts";
import { freshDatabase, type FreshDatabase } from "./database.ts";

type Row = {
  readonly position: number;
  readonly event: string;
  readonly run: string;
  readonly version: number;
};

/** For each test a record of its own, with what writes to it and gives it positions. */
export function sequencing() {
  let database: FreshDatabase;
  let pool: Pool;
  let clients: PoolClient[] = [];
  let sequencers: Leader[] = [];
  beforeEach(async () => {
    database = await freshDatabase();
    pool = openPool(database.appUrl, 12);
  });
  afterEach(async () => {
    await Promise.all(sequencers.map((its) => its.stop()));
    for (const client of clients) client.release(true);
    [clients, sequencers] = [[], []];
    await pool.end();
    await database.drop();
  });

  return {
    database: () => database,
    pool: () => pool,

    async connect(): Promise<PoolClient> {
      const client = await pool.connect();
      clients.push(client);
      return client;
    },

    sequence(its: Partial<SequencerOptions> = {}): Leader {
      const sequencer = createSequencer({ pool, ...its });
      sequencers.push(sequencer);
      sequencer.start();
      return sequencer;
    },

    async sequenced(): Promise<readonly Row[]> {
      const { rows } = await pool.query<Row>(
        "select position::int, event, run, version from record.sequence order by position",
      );
      return rows;
    },
  };
}

/** An append inside a transaction that the test ends when it likes. */
export const insert = async (client: PoolClient, run: string, version: number): Promise<string> => {
  const [event] = place(run, version - 1, [sampleEvent("x")], uuidV7);
  if (event === undefined) throw new Error("no event");
  await client.query(
    "insert into record.event (id, run, version, type, at, entry) values ($1, $2, $3, $4, $5, $6)",
    [event.id, run, version, event.type, event.at, encodeEntry(event)],
  );
  return event.id;
};

export const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  for (const end = Date.now() + 40_000; !(await holds());) {
    if (Date.now() > end) throw new Error("It did not come about.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
