import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pool } from "pg";
import { openPool } from "../../audit/connection.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { createWritable } from "./writable.ts";

let database: FreshDatabase;
let pool: Pool;
let owner: pg.Client;
beforeEach(async () => {
  database = await freshDatabase();
  pool = openPool(database.appUrl, 2);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterEach(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

test("a database that takes writes is ready, and the check leaves one row and nothing in the log", async () => {
  for (let times = 0; times < 3; times += 1) expect(await createWritable(pool)()).toEqual([]);
  const { rows } = await owner.query(
    "select (select count(*)::int from projections.heartbeat) as beats, (select count(*)::int from record.event) as events",
  );
  expect(rows).toEqual([{ beats: 1, events: 0 }]);
});

/** Each makes acts fail in a way of its own, as the owner. `disk`: as PostgreSQL reports ENOSPC, wherever it needs a new page. */
const refusals = {
  "read only": `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`,
  "may not insert record.event": "revoke insert on record.event from alongside_app",
  "may not update record.stream": "revoke update on record.stream from alongside_app",
  "lacks a right": "revoke insert on projections.heartbeat from alongside_app",
  "disk is full": `
    create function projections.full() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file: No space left on device' using errcode = '53100';
    end $$;
    create trigger full_disk before insert on projections.heartbeat for each row execute function projections.full()`,
};

test.each(Object.entries(refusals))(
  "it is not ready while writes are refused: %s",
  async (why, how) => {
    await owner.query(how);
    expect(await createWritable(pool)()).toEqual([expect.stringContaining(why)]);
  },
);

test("a database that is away is told as such", async () => {
  const nowhere = openPool("postgresql://nobody:nothing@127.0.0.1:1/nowhere", 1);
  expect(await createWritable(nowhere)()).toEqual(["PostgreSQL does not answer."]);
  await nowhere.end();
});

test("asking a thousand times in a moment writes once, and an answer does not hold for long", async () => {
  let time = 0;
  const writable = createWritable(pool, () => time);
  const writes = async () => {
    const { rows } = await owner.query("select at::text from projections.heartbeat");
    return rows;
  };
  await Promise.all(Array.from({ length: 1_000 }, writable));
  const first = await writes();
  await writable();
  expect(await writes()).toEqual(first);
  time += 10_000;
  await writable();
  expect(await writes()).not.toEqual(first);
});
