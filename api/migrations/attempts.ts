import { sql, type Kysely } from "kysely";

/**
 * How often somebody has lately tried to sign in, counted for all API processes together. `key`: a keyed hash of the
 * network address and of what was tried, so that no address is kept; rows go once their window is over.
 */
export const attempts = {
  name: "05-attempts",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table auth.attempt (
        key bytea primary key check (octet_length(key) = 32),
        count int not null,
        ends_at timestamptz not null
      )`.execute(db);
    await sql`create index attempt_end on auth.attempt (ends_at)`.execute(db);
    await sql`grant select, insert, update, delete on auth.attempt to alongside_app`.execute(db);
  },
};
