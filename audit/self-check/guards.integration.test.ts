import pg from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { readGuards } from "./check-guards.ts";

/** `npx vitest run --project integration audit/self-check/guards -u` writes the list anew. */
test("the guards that the self-check expects are those that the migrations make", async () => {
  const database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("begin");
  const guards = await readGuards(client);
  await client.end();
  await database.drop();
  await expect(`${JSON.stringify(guards, null, 2)}\n`).toMatchFileSnapshot("guards.json");
});
