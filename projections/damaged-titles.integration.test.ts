import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { projectedApi, type ProjectedApi } from "../test/support/projected-api.ts";
import { findDues } from "./desk/query.ts";
import { findOwnDues } from "./inbox/own-dues.ts";

let projected: ProjectedApi;
let owner: pg.Client;
let before: AskedRun;
let after: AskedRun;
beforeAll(async () => {
  projected = await projectedApi();
  owner = new pg.Client({ connectionString: projected.api.databaseUrl });
  await owner.connect();
  before = await askedRun(projected.api);
  await projected.stopFollowing();
  after = await askedRun(projected.api, before.organisation);
}, 120_000);
afterAll(async () => {
  await owner.end();
  await projected.close();
});

test.each([
  ["no UTF-8", "\\xff00"],
  ["no JSON", "\\x7b"],
  ["no text", "\\x34"],
])("a title whose bytes are %s ends no list, before or after it is read", async (_, bytes) => {
  await owner.query(
    `update record.disclosure set value = '${bytes}'
     where commitment in (select decode(convert_from(entry, 'UTF8')::jsonb #>> '{data,title,commitment}', 'hex')
       from record.event where type = 'runLaunched')`,
  );
  projected.follow();
  await projected.caughtUp();
  expect(projected.errors).toEqual([]);
  const { manager } = before;
  const runs = await projected.itemsOf(manager, "/runs");
  expect(new Map(runs.map(({ run, title }) => [run, title]))).toEqual(
    new Map([before.run, after.run].map((run) => [run, null])),
  );
  // Calendars and desks read titles by themselves.
  const { pool } = projected.api;
  const titles = [
    ...(await findDues(pool, before.organisation, 50)),
    ...(await findOwnDues(pool, before.pwle[0]?.id ?? "", 50)),
  ].map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(0);
  expect(titles.filter((title) => title !== null)).toEqual([]);
  await projected.stopFollowing();
});
