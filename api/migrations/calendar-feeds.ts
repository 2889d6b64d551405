import { sql, type Kysely } from "kysely";

/**
 * Whose calendar feed an address opens: one for each person at most, and none once they take it back. The address carries an HMAC
 * of the id under the server's secret, so that nobody who reads this table can open a feed.
 */
export const calendarFeeds = {
  name: "10-calendar-feeds",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table auth.calendar_feed (
        person uuid primary key references directory.person on delete cascade,
        id uuid not null unique,
        made_at timestamptz not null default now()
      )`.execute(db);
    for (const column of ["person", "id"])
      await sql`alter table auth.calendar_feed alter column ${sql.ref(column)} set statistics 0`.execute(
        db,
      );
    await sql`grant select, insert, update, delete on auth.calendar_feed to alongside_app`.execute(
      db,
    );
  },
};
