import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { openPool } from "../audit/connection.ts";
import { freshDatabase } from "../test/support/database.ts";
import { backendsGiveWay } from "./backends-give-way.ts";

test("PostgreSQL's processes stand behind others only for a pool that gives way", async () => {
  const database = await freshDatabase();
  const behind = openPool(database.appUrl, 1);
  backendsGiveWay(behind);
  const usual = openPool(database.appUrl, 1);
  const backendOf = async (pool: typeof usual): Promise<number> => {
    const { rows } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
    return rows[0]?.pid ?? 0;
  };
  try {
    const before = getPriority(await backendOf(usual));
    await expect.poll(async () => getPriority(await backendOf(behind))).toBeGreaterThan(before);
    expect(getPriority(await backendOf(usual))).toBe(before);
  } finally {
    await Promise.all([behind.end(), usual.end()]);
    await database.drop();
  }
});
