import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPool } from "../../audit/connection.ts";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import type { FacetFilter } from "./facets.ts";
import { historyQuery, type HistoryScope } from "./query.ts";

const EVENTS = 30_000;
const RUNS = 30;
const organisation = randomUUID();
/** Somebody with two acts among all of them, in one run. */
const rare = {
  ...{ person: randomUUID(), run: randomUUID(), part: "goal:7", type: "gateOverridden" },
  matter: "need-7",
};
let database: FreshDatabase;
let pool: Pool;
let client: PoolClient;

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.url, 1);
  client = await pool.connect();
  await client.query(
    `create temporary table told as
     select n as position, gen_random_uuid() as id,
       case when n in (7000, 7100) then $1::uuid else md5((n % ${RUNS})::text)::uuid end as run,
       n / ${RUNS} + 1 as version,
       case when n in (7000, 7100) then $2::text else 'noticeSent' end as type,
       case when n in (7000, 7100) then $3::text else 'engine' end as actor,
       case when n in (7000, 7100) then $4::text else 'goal:1' end as part,
       timestamptz '2026-01-01' + n * interval '1 minute' as at
     from generate_series(0, ${EVENTS - 1}) as n`,
    [rare.run, rare.type, rare.person, rare.part],
  );
  await client.query(`
    insert into record.event (id, run, version, type, at, entry)
    select id, run, version, type, at, convert_to('{}', 'UTF8') from told`);
  await client.query("insert into record.sequence select position, id, run, version from told");
  await client.query(
    `insert into projections.history (position, organisation, run, version, type, actor, part, at, matter)
     select position, $1, run, version, type, actor, part, at,
       case when actor = 'engine' then null else $2 end from told`,
    [organisation, rare.matter],
  );
  await client.query(`
    insert into projections.history_person (person, at, position, run, version, type)
    select case actor when 'engine' then 'm-' || position % 50 else actor end, at, position, run, version, type
    from told`);
  await client.query("analyze projections.history, projections.history_person, record.event");
}, 120_000);
afterAll(async () => {
  client.release(true);
  await pool.end();
  await database.drop();
});

/** Rows of tables that a statement reads on this connection, by an index or without one. */
async function measured(scope: HistoryScope, filter: FacetFilter, limit = 100) {
  const { text, values } = historyQuery(scope, {
    ...{ filter, limit, beyond: null },
    order: "newest-first",
  });
  const read = async (): Promise<number> => {
    const { rows } = await client.query<{ read: string }>(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_xact_all_tables
       where schemaname in ('record', 'projections')`,
    );
    return Number(rows[0]?.read ?? 0);
  };
  await client.query("begin");
  const before = await read();
  const { rows } = await client.query<{ position: string }>(text, values);
  const cost = (await read()) - before;
  await client.query("commit");
  return { found: rows.map(({ position }) => Number(position)), cost };
}

const filters: readonly (readonly [name: string, filter: FacetFilter])[] = [
  ["who acted", { actor: rare.person }],
  ["whom it is about", { about: rare.person }],
  ["whom among several it is about", { people: [rare.person, "m-none"] }],
  ["what kind", { types: [rare.type, "runFinished"] }],
  ["when", { from: "2026-01-05T20:40:00Z", until: "2026-01-05T20:41:00Z" }],
  ["who, what kind and since when", { actor: rare.person, types: [rare.type], from: "2026-01-01" }],
];

describe.each<readonly [string, HistoryScope]>([
  ["an organisation", { organisation }],
  ["some runs", { runs: [rare.run] }],
])("of %s", (_, scope) => {
  test.each(filters)("a filter by %s reads what it finds", async (__, filter) => {
    const { found, cost } = await measured(scope, filter);
    expect(found).toEqual("until" in filter ? [7_000] : [7_100, 7_000]);
    // A line is read from the index, from the table of people, from the positions and from the events.
    expect(cost).toBeLessThanOrEqual(6 * found.length);
  });
});

test.each<FacetFilter>([
  { part: rare.part },
  { part: rare.part, types: [rare.type] },
  { matters: [rare.matter, "need-8"] },
])("within a run, %j reads what it finds", async (filter) => {
  const { found, cost } = await measured({ runs: [rare.run] }, filter);
  expect(found).toEqual([7_100, 7_000]);
  expect(cost).toBeLessThanOrEqual(8);
});

test("of somebody who is named everywhere, a rare kind of event reads what it finds", async () => {
  const filter: FacetFilter = { about: "m-0", actor: rare.person, types: [rare.type] };
  await client.query(
    "insert into projections.history_person select 'm-0', at, position, run, version, type from told where actor = $1",
    [rare.person],
  );
  const { found, cost } = await measured({ organisation }, filter);
  expect(found).toEqual([7_100, 7_000]);
  expect(cost).toBeLessThanOrEqual(6 * found.length);
});

test("a page of what is everywhere reads a page, of each run that is looked at", async () => {
  const common: FacetFilter = { types: ["noticeSent"], actor: "engine" };
  const all = await measured({ organisation }, common, 20);
  expect(all.found).toEqual(Array.from({ length: 20 }, (_, index) => EVENTS - 1 - index));
  expect(all.cost).toBeLessThanOrEqual(4 * 20);
  const { rows } = await client.query<{ run: string }>("select distinct run from told");
  const of = await measured({ runs: rows.map(({ run }) => run) }, common, 20);
  expect(of.found).toEqual(all.found);
  expect(of.cost).toBeLessThanOrEqual((RUNS + 1 + 3) * 20);
});
