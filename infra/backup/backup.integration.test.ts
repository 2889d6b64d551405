import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/support/database.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

let source: FreshDatabase;
let folder: string;
let file: string;
const empties: string[] = [];

async function ask(
  url: string,
  statement: string,
  values?: unknown[],
): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(statement, values);
    return rows;
  } finally {
    await client.end();
  }
}

async function emptyDatabase(): Promise<string> {
  const name = `restored_${empties.length}_${process.pid}`;
  await ask(source.url, `create database ${name}`);
  empties.push(name);
  const url = new URL(source.url);
  url.pathname = `/${name}`;
  return url.href;
}

const awkward =
  "line\nbreak, tab\t, backslash \\N, quote \" ', two separators \u2028\u2029, Gàidhlig, 😀";

beforeAll(async () => {
  source = await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "alongside-backup-"));
  file = path.join(folder, "one.backup");
  const organisation = randomUUID();
  await ask(source.url, "insert into directory.organisation (id, name) values ($1, $2)", [
    organisation,
    awkward,
  ]);
  await ask(
    source.url,
    `insert into directory.person (pseudonym, organisation, name, created_at)
     select gen_random_uuid(), $1, case when n % 2 = 0 then 'person ' || n end, '2026-01-02 03:04:05.678901+00'
       from generate_series(1, 4500) n`,
    [organisation],
  );
  await ask(
    source.url,
    `insert into record.event (id, run, version, type, at, entry)
     select gen_random_uuid(), gen_random_uuid(), 1, 'odd', now(), decode('00ff0a' || lpad(to_hex(n), 4, '0'), 'hex')
       from generate_series(1, 30) n`,
  );
  await ask(source.url, "insert into record.template values (sha256('{\"a\":1}'), '{\"a\":1}')");
});
afterAll(async () => {
  for (const name of empties) await ask(source.url, `drop database ${name} with (force)`);
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

test("a backup says how many rows it holds, and only its owner may read it", async () => {
  const { rows } = await writeBackup({
    databaseUrl: source.url,
    file,
    files: { secret: "s3cret" },
    now: new Date("2026-02-03T04:05:06Z"),
  });
  expect(rows).toBeGreaterThanOrEqual(4532);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("restoring refuses a database that holds something", async () => {
  await expect(restoreBackup({ databaseUrl: source.url, file })).rejects.toThrow(
    /holds something already/u,
  );
});

test("a file cut short, or changed by one byte, restores nothing", async () => {
  const whole = await readFile(file);
  const url = await emptyDatabase();
  const changed = Buffer.from(whole);
  changed.writeUInt8(changed.readUInt8(whole.length >> 1) ^ 1, whole.length >> 1);
  await expect(
    restoreBackup({ databaseUrl: url, file: path.join(folder, "none.backup") }),
  ).rejects.toThrow(/not a whole backup/u);
  for (const bad of [
    whole.subarray(0, -10),
    whole.subarray(0, whole.length >> 1),
    changed,
    Buffer.from("no"),
  ]) {
    const other = path.join(folder, "bad.backup");
    await writeFile(other, bad);
    await expect(restoreBackup({ databaseUrl: url, file: other })).rejects.toThrow(
      /not a whole backup/u,
    );
  }
  expect(
    await ask(
      url,
      "select nspname from pg_namespace where nspname in ('record', 'migrations', 'projections')",
    ),
  ).toEqual([]);
});

test("restoring into an empty database brings back every row, byte for byte, and the small files", async () => {
  const url = await emptyDatabase();
  const { rows, files } = await restoreBackup({ databaseUrl: url, file });
  expect(rows).toBeGreaterThanOrEqual(4532);
  expect(files).toEqual({ secret: "s3cret" });
  for (const statement of [
    "select * from directory.organisation",
    "select * from directory.person order by pseudonym",
    "select id, run, version, type, at::text, entry, leaf, seq from record.event order by seq",
    "select digest, bytes, at::text from record.template",
    "select name from migrations.kysely_migration order by name",
  ]) {
    expect(await ask(url, statement)).toEqual(await ask(source.url, statement));
  }
});

test("a restored record goes on: new events are numbered after the old, and it still refuses to be changed", async () => {
  const url = await emptyDatabase();
  await restoreBackup({ databaseUrl: url, file });
  const [numbers] = await ask(
    url,
    `with added as (
       insert into record.event (id, run, version, type, at, entry)
       values (gen_random_uuid(), gen_random_uuid(), 1, 'new', now(), '\\x01') returning seq)
     select added.seq > (select max(seq) from record.event) as after from added`,
  );
  expect(numbers).toEqual({ after: true });
  await expect(ask(url, "delete from record.event")).rejects.toThrow(/only grows/u);
  // Events restored but not yet in the log are found by these numbers, which must belong to this server.
  expect(await ask(url, "select 1 from record.event where xid > pg_current_xact_id()")).toEqual([]);
});
