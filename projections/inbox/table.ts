import { sql, type Kysely } from "kysely";

/**
 * One row for each person whom an open request asks. `version`: of the run's state that last changed the row. `due_at`: as
 * everybody may know it. The indexes are in the order in which people's requests are listed.
 */
export async function createInboxTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.inbox (
      person uuid not null,
      run uuid not null,
      request text not null,
      part text not null,
      version int not null,
      asked_version int not null,
      due_at timestamptz not null,
      answered text,
      stand_in uuid,
      primary key (person, run, request)
    ) with (fillfactor = 50)`.execute(db);
  await sql`create index inbox_run on projections.inbox (run)`.execute(db);
  await sql`
    create index inbox_own on projections.inbox
      (person, (answered is not null), due_at, run, request)`.execute(db);
  await sql`
    create index inbox_for_another on projections.inbox (stand_in, due_at, run, request, person)
      where stand_in is not null`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.inbox to alongside_app`.execute(db);
}
