import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { withLocalAccess } from "./local-access.ts";

let database: FreshDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Organisations of the demo, after one more demo has begun. */
const afterADemo = async (): Promise<readonly string[]> => {
  const { appUrl: databaseUrl } = database;
  const settings = { databaseUrl, secret: "s".repeat(40), publicUrl: "http://localhost:3000" };
  await withLocalAccess(settings, (links) => links.administratorLink());
  const { rows } = await owner.query<{ id: string }>(
    "select id from directory.organisation where name = 'Alongside demo' order by created_at",
  );
  return rows.map(({ id }) => id);
};

test("a demo goes on in the organisation of the last one, until that has retired a programme", async () => {
  const [first] = await afterADemo();
  expect(await afterADemo()).toEqual([first]);
  await owner.query(
    "insert into projections.retired_template (organisation, template, run) values ($1, $2, $3)",
    [first, "change-networks", randomUUID()],
  );
  const both = await afterADemo();
  expect(both).toHaveLength(2);
  expect(await afterADemo()).toEqual(both);
});
