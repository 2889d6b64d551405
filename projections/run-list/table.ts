import { sql, type Kysely } from "kysely";

/**
 * `title`: the commitment of the run's title, whose text can be erased. `members`: also those who withdrew. `added_parts`: open
 * parts that people added. `offered`: members who have not answered an offer of payment or thanks.
 */
export async function createRunListTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.run_list (
      run uuid primary key,
      organisation uuid not null,
      version int not null,
      title bytea,
      template jsonb not null,
      step text,
      status text not null,
      waiting_for text[] not null,
      members uuid[] not null,
      added_parts text[] not null default '{}',
      offered uuid[] not null default '{}',
      launched_at timestamptz not null,
      updated_at timestamptz not null
    ) with (fillfactor = 50)`.execute(db);
  await sql`
    create index run_list_organisation on projections.run_list (organisation, run)`.execute(db);
  await sql`create index run_list_members on projections.run_list using gin (members)`.execute(db);
  await sql`
    create index run_list_offered on projections.run_list using gin (offered)
    where offered <> '{}'`.execute(db);
  // How many there are is asked twice a minute.
  await sql`
    create index run_list_added on projections.run_list (run)
    where added_parts <> '{}'`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.run_list to alongside_app`.execute(db);
}

/** Lists begin with the newest runs of an organisation: they read no more of them than they show. */
export async function indexRunListByLaunch(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index run_list_launched on projections.run_list (organisation, launched_at, run)`.execute(
    db,
  );
  // Else the planner takes a template's name for a rare one, and sorts all runs to find those that it thinks are few.
  await sql`
    create statistics projections.run_list_template on (template ->> 'name')
    from projections.run_list`.execute(db);
}
