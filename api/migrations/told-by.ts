import { sql, type Kysely } from "kysely";

/** How a person chose to be told: by email, or by text message at their number. */
export const toldBy = {
  name: "08-told-by",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table directory.person
        add column told_by text not null default 'email' check (told_by in ('email', 'sms'))`.execute(
      db,
    );
    await sql`alter table directory.person alter column told_by set statistics 0`.execute(db);
    await sql`grant update (told_by) on directory.person to alongside_app`.execute(db);
  },
};
