import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { createAppender } from "../append.ts";
import { openPool } from "../connection.ts";
import { seal } from "../commitment.ts";
import { sampleEvent } from "../sample-event.ts";
import { uuidV7 } from "../uuid-v7.ts";

let database: FreshDatabase;
let app: pg.Client;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  app = new pg.Client({ connectionString: database.appUrl });
  owner = new pg.Client({ connectionString: database.url });
  await Promise.all([app.connect(), owner.connect()]);
  const pool = openPool(database.appUrl, 1);
  const run = uuidV7();
  const result = await createAppender({ pool }).append({
    run,
    expected: "none",
    events: [sampleEvent("opened")],
    disclosures: [{ ...seal("text"), subject: "m-1" }],
  });
  if (result.kind !== "appended") throw new Error(result.kind);
  await app.query("insert into record.sequence values (0, $1, $2, 1)", [result.events[0]?.id, run]);
  await app.query("insert into record.template values (sha256('{}'), '{}')");
  await pool.end();
});
afterAll(async () => {
  await Promise.all([app.end(), owner.end()]);
  await database.drop();
});

const changes = [
  ["event", "version = 2"],
  ["head_part", "size = 2"],
  ["heads", "size = 2"],
  ["sequence", "version = 2"],
  ["sequenced", "size = 2"],
  ["template", "bytes = '{}'"],
].flatMap(([table, change]) => [
  `update record.${table} set ${change}`,
  `delete from record.${table}`,
  `truncate record.${table}`,
  `truncate record.${table} cascade`,
]);

test.each(changes)("%s is refused to the processes and to the owner", async (statement) => {
  await expect(app.query(statement)).rejects.toThrow(/permission denied|only grows/u);
  await expect(owner.query(statement)).rejects.toThrow(/only grows/u);
});

test("not even a session in replica mode goes round the triggers", async () => {
  await owner.query("set session_replication_role = replica");
  await expect(owner.query("delete from record.event")).rejects.toThrow(/only grows/u);
  await owner.query("set session_replication_role = origin");
});

test("a leaf always fits its entry: nobody can write one of their own", async () => {
  await expect(
    owner.query(
      "insert into record.event (id, run, version, type, at, entry, leaf) values (gen_random_uuid(), gen_random_uuid(), 1, 'x', now(), '\\x00', '\\x00')",
    ),
  ).rejects.toThrow(/generated column|non-DEFAULT value/u);
});

test("a template is stored under its own digest or not at all", async () => {
  await expect(
    app.query("insert into record.template values (sha256('{}'), '{\"a\":1}')"),
  ).rejects.toThrow(/template_is_its_digest/u);
});

test("the processes may erase a person's values, and not otherwise delete or change them", async () => {
  await expect(app.query("delete from record.disclosure")).rejects.toThrow(/permission denied/u);
  await expect(app.query("update record.disclosure set subject = 'm-2'")).rejects.toThrow(
    /permission denied/u,
  );
  const { rowCount } = await app.query("select record.erase('m-1', null)");
  expect(rowCount).toBe(1);
});
