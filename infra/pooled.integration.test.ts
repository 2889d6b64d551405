import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { startPgbouncer } from "../test/support/pgbouncer.ts";
import { openAppPool } from "./composition/app-pool.ts";
import { checkAppDatabase, checkAtStart } from "./pooled.ts";
import { SetupProblem } from "./problem.ts";
import { checkDatabase } from "./reachable.ts";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** What a start through this pooler is told; null when nothing is wrong. */
async function toldBy(check: () => Promise<unknown>): Promise<string | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (error instanceof SetupProblem) return `${error.message} ${error.mend}`;
    throw error;
  }
}

test.each(["transaction", "statement"] as const)(
  "a pooler with pool_mode = %s is refused at start with the mend, by whoever connects as the owner and as the application",
  async (mode) => {
    const pooler = await startPgbouncer(database.url, mode, true);
    try {
      for (const check of [checkDatabase, checkAppDatabase]) {
        const told = await toldBy(() => check(pooler.url));
        expect(told).toContain("pool_mode = transaction");
        expect(told).toContain("pool_mode = session");
        expect(told).not.toContain(new URL(database.url).password);
      }
    } finally {
      await pooler.stop();
    }
  },
);

test("where a pooler drops the setting that gives the role, nothing is done as the record's owner", async () => {
  const pooler = await startPgbouncer(database.url, "session", true);
  const pool = openAppPool(pooler.url, 2);
  try {
    expect(await toldBy(() => checkAppDatabase(pooler.url))).toContain("not as alongside_app");
    await expect(checkAtStart(pooler.url, () => undefined)).rejects.toThrow("not as alongside_app");
    await expect(pool.query("select 1")).rejects.toThrow("not as alongside_app");
  } finally {
    await pool.end();
    await pooler.stop();
  }
});

test("where a pooler refuses the setting, the message says so and what to do", async () => {
  const pooler = await startPgbouncer(database.url, "session", false);
  try {
    expect(await toldBy(() => checkAppDatabase(pooler.url))).toMatch(
      /refuses the setting[\s\S]*Let DATABASE_URL name PostgreSQL itself/u,
    );
  } finally {
    await pooler.stop();
  }
});

test("PostgreSQL itself is fit, and its connections have the application's rights only", async () => {
  expect(await checkAppDatabase(database.url)).toBe(true);
  const pool = openAppPool(database.url, 2);
  const { rows } = await pool.query("select current_user::text as role");
  await pool.end();
  expect(rows).toEqual([{ role: "alongside_app" }]);
});

test("a database that does not answer at the start is looked at again, and one that is not fit then ends the process", async () => {
  const first = await startPgbouncer(database.url, "transaction", true);
  await first.stop();
  const unfit = Promise.withResolvers<unknown>();
  await checkAtStart(first.url, unfit.resolve, 10);
  const again = await startPgbouncer(
    database.url,
    "transaction",
    true,
    Number(new URL(first.url).port),
  );
  expect(await unfit.promise).toBeInstanceOf(SetupProblem);
  await again.stop();
});
