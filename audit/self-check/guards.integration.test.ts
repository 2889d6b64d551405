import pg from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { readGuards } from "./check-guards.ts";

const HEAD = `/** What the migrations make, as \`readGuards\` reads it; a test writes it: \`npx vitest run --project integration audit/self-check/guards -u\`. */
export const GUARDS: readonly string[] = [
`;

test("the guards that the self-check expects are those that the migrations make", async () => {
  const database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("begin");
  const guards = await readGuards(client);
  await client.end();
  await database.drop();
  const source = `${HEAD}${guards.map((guard) => `  ${JSON.stringify(guard)},\n`).join("")}];\n`;
  await expect(source).toMatchFileSnapshot("guards.ts");
});
