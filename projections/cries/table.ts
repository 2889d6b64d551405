import { sql, type Kysely } from "kysely";

/**
 * One row for each cry for help that still wants an answer. The key is in the order of lists: the oldest first.
 * `name`: see `cryKey`. `person`: who gave it.
 */
export async function createOpenCryTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.open_cry (
      organisation uuid not null,
      at timestamptz not null,
      run uuid not null,
      name text not null,
      person uuid not null,
      version int not null,
      primary key (organisation, at, run, name)
    )`.execute(db);
  await sql`create index open_cry_person on projections.open_cry (person, at)`.execute(db);
  await sql`create index open_cry_run on projections.open_cry (run)`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.open_cry to alongside_app`.execute(db);
}
