import { PostgresDialect, Kysely, sql } from "kysely";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { openSilentWire, type SilentWire } from "../test/support/silent-wire.ts";
import { createAppender } from "./append.ts";
import { openPool } from "./connection.ts";
import type { NewEvent } from "./event.ts";
import { createReader } from "./read.ts";
import { sampleEvent } from "./sample-event.ts";
import { uuidV7 } from "./uuid-v7.ts";

let database: FreshDatabase;
let wire: SilentWire;
let pool: Pool;
let direct: Pool;
beforeEach(async () => {
  database = await freshDatabase();
  wire = await openSilentWire(database.appUrl);
  pool = openPool(wire.url, 4, { silence: 1_000 });
  direct = openPool(database.appUrl, 2);
});
afterEach(async () => {
  await wire.close();
  await Promise.all([pool.end(), direct.end()]);
  await database.drop();
});

const events = [sampleEvent("a")];

test("a PostgreSQL that hangs: nobody waits for ever, nothing is acknowledged, and a repeat with its key is stored once", async () => {
  const appender = createAppender({ pool, patience: 200 });
  const reader = createReader<NewEvent>(direct);
  const run = uuidV7();
  await appender.append({ run, expected: 0, events });

  wire.fallSilent();
  const asked = { run, expected: 1, events, commandKey: "k" };
  await expect(appender.append(asked)).rejects.toMatchObject({ code: "record-unavailable" });
  await expect(createReader(pool).head(run)).rejects.toMatchObject({ code: "record-unavailable" });

  wire.speak();
  const again = await appender.append(asked);
  // What was held back may have arrived by now: then its key is taken.
  expect(["appended", "key-taken"]).toContain(again.kind);
  const stored = await reader.readStream(run);
  expect(stored.map(({ version }) => version)).toEqual([1, 2]);
  expect((await reader.readCommand(run, "k"))?.events).toHaveLength(1);
});

test("a connection that fell silent within a transaction is never lent again", async () => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const session = async (): Promise<string> => {
    const { rows } = await sql<{ pid: string }>`select pg_backend_pid()::text as pid`.execute(db);
    return rows[0]?.pid ?? "";
  };
  const interrupted = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: string }>`select pg_backend_pid()::text as pid`.execute(trx);
    wire.fallSilent();
    await sql`select 1`.execute(trx).catch((error: unknown) => {
      throw new Error(rows[0]?.pid, { cause: error });
    });
  });
  const failure: unknown = await interrupted.catch((error: unknown) => error);
  wire.speak();
  expect(failure).toBeInstanceOf(Error);
  const first = failure instanceof Error ? failure.message : "";
  const later = await Promise.all(Array.from({ length: 4 }, session));
  expect(later).not.toContain(first);
});
