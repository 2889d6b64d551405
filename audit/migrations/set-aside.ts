import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * `record.set_aside`: runs that a follower of the record could not read, from which event on and why, and when it tries again.
 * `position`: of the first event in the log that it has not handled; null for one that does not go by the log. The row stays when
 * the run can be read again (`released_at`), so that it is known what there was.
 */
export const setAside: RecordMigration = {
  name: "set-aside",
  async up(db) {
    await sql`
      create table record.set_aside (
        follower text not null,
        run uuid not null,
        position bigint,
        event uuid not null,
        version int not null,
        code text not null check (code in ('entry', 'template', 'fold')),
        message text not null,
        since timestamptz not null default now(),
        tries int not null default 0,
        retry_at timestamptz not null default now(),
        released_at timestamptz,
        primary key (follower, run)
      )`.execute(db);
    await sql`create index set_aside_now on record.set_aside (run) where released_at is null`.execute(
      db,
    );
    await sql`grant select, insert, update on record.set_aside to alongside_app`.execute(db);
  },
};
