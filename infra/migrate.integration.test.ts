import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { migrate } from "./migrate.ts";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function ask(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows;
  } finally {
    await client.end();
  }
}

test("a migrated database needs nothing more", async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test("two that migrate an empty database at once do not get in each other's way", async () => {
  const name = new URL(database.url).pathname.slice(1);
  const empty = database.url.replace(name, `${name}_empty`);
  await ask(database.url, `create database ${name}_empty`);
  const applied = await Promise.all([migrate(empty), migrate(empty)]);
  expect(applied.flat()).toContain("00 foundations/00 role");
  expect(applied.filter((steps) => steps.length === 0)).toHaveLength(1);
  await ask(database.url, `drop database ${name}_empty`);
});

test("the processes' role owns nothing and may not create tables", async () => {
  expect(await ask(database.appUrl, "select current_user as role")).toEqual([
    { role: "alongside_app" },
  ]);
  await expect(ask(database.appUrl, "create table record.mine (id int)")).rejects.toThrow(
    /permission denied/u,
  );
  await expect(ask(database.appUrl, "create table public.mine (id int)")).rejects.toThrow(
    /permission denied/u,
  );
});
