import { sql, type Kysely } from "kysely";

/** That somebody is told by no message, the hours at which they are not written to, and whether a text may follow a refused mail. */
export const noticeChoices = {
  name: "12-notice-choices",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table directory.person
        drop constraint person_told_by_check,
        add constraint person_told_by_check check (told_by in ('email', 'sms', 'none')),
        add column quiet_from smallint,
        add column quiet_until smallint,
        add column text_if_refused boolean not null default false,
        add constraint person_quiet_check check (
          (quiet_from is null) = (quiet_until is null) and quiet_from between 0 and 23
          and quiet_until between 0 and 23 and quiet_from <> quiet_until)`.execute(db);
    for (const column of ["quiet_from", "quiet_until", "text_if_refused"])
      await sql`alter table directory.person alter column ${sql.ref(column)} set statistics 0`.execute(
        db,
      );
    await sql`
      grant update (quiet_from, quiet_until, text_if_refused) on directory.person
      to alongside_app`.execute(db);
  },
};
