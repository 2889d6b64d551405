import { createHmac } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";

/** `window`: seconds. `max`: attempts within it. */
type Rule = { readonly window: number; readonly max: number };

/**
 * Counts attempts in PostgreSQL, so that a limit holds however many processes serve, and across their restarts. A window
 * begins with the first attempt; what is above the limit is refused until it ends, and does not make it longer.
 * @param secret keys the hash under which a network address is counted: the address itself is never stored.
 */
export const createAttempts = (db: Kysely<ApiDatabase>, secret: string) => {
  const hashOfKey = (key: string) =>
    createHmac("sha256", secret).update(`attempt\0${key}`).digest();
  return {
    /** `retryAfter`: seconds. */
    async consume(
      key: string,
      { window, max }: Rule,
    ): Promise<{ readonly allowed: boolean; readonly retryAfter: number }> {
      const hashed = hashOfKey(key);
      const { rows } = await sql<{ count: number; left: number }>`
      insert into auth.attempt as a (key, count, ends_at)
      values (${hashed}, 1, now() + make_interval(secs => ${window}))
      on conflict (key) do update set
        count = case when a.ends_at <= now() then 1 else least(a.count + 1, ${max} + 1) end,
        ends_at = case when a.ends_at <= now() then excluded.ends_at else a.ends_at end
      returning count, ceil(extract(epoch from ends_at - now()))::int as left`.execute(db);
      const { count, left } = rows[0] ?? { count: 1, left: window };
      if (count === 1) await sql`delete from auth.attempt where ends_at <= now()`.execute(db);
      return count <= max
        ? { allowed: true, retryAfter: 0 }
        : { allowed: false, retryAfter: Math.max(1, left) };
    },

    /** Starts a count anew. */
    async forget(key: string): Promise<void> {
      await sql`delete from auth.attempt where key = ${hashOfKey(key)}`.execute(db);
    },
  };
};
