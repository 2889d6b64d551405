import { sql, type Kysely } from "kysely";

/**
 * One row for each run: what a desk says of it. `as_of`: what it waits for was worked out for that time. `waiting_for`, `risks`:
 * their kinds, as everybody may know them, to be chosen from. `due_at`: the first of what is due. `told`: see `Desk`.
 */
export async function createDeskTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.desk (
      run uuid primary key,
      organisation uuid not null,
      version int not null,
      as_of timestamptz not null,
      launched_at timestamptz not null,
      status text not null,
      waiting_for text[] not null,
      risks text[] not null,
      due_at timestamptz,
      told jsonb not null
    ) with (fillfactor = 50)`.execute(db);
  await sql`
    create index desk_newest on projections.desk (organisation, launched_at, run)`.execute(db);
  await sql`
    create index desk_due on projections.desk (organisation, due_at, run)
    where due_at is not null`.execute(db);
  await sql`create index desk_waits on projections.desk using gin (waiting_for)`.execute(db);
  await sql`create index desk_risks on projections.desk using gin (risks)`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.desk to alongside_app`.execute(db);
  await createRunNames(db);
}

/**
 * The titles of runs and of places in them, by which runs are looked for. A title is gone from here in the moment in which its
 * disclosure is: the row hangs on it.
 */
async function createRunNames(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.run_name (
      commitment bytea primary key references record.disclosure (commitment) on delete cascade,
      run uuid not null,
      organisation uuid not null,
      name text not null
    )`.execute(db);
  await sql`create index run_name_run on projections.run_name (run)`.execute(db);
  // No statistics: they would hold on to what was erased, and `vacuum (full)` writes such tables anew.
  await sql`alter table projections.run_name alter column name set statistics 0`.execute(db);
  await sql`
    do $$ begin
      create index run_name_parts on projections.run_name using gin (name directory.gin_trgm_ops);
    exception when undefined_object then
      raise notice 'Runs are looked for without an index: %', sqlerrm;
    end $$`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.run_name to alongside_app`.execute(db);
}
