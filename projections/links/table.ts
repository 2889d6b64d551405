import { sql, type Kysely } from "kysely";

/** Links by the run that they lead to; and which templates an organisation retired, by which run. */
export async function createLinkTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.run_link (
      link uuid primary key,
      run uuid not null,
      other uuid not null,
      kind text not null,
      part text
    )`.execute(db);
  await sql`create index run_link_other on projections.run_link (other)`.execute(db);
  await sql`create index run_link_run on projections.run_link (run)`.execute(db);
  await sql`
    create table projections.retired_template (
      organisation uuid not null,
      template text not null,
      run uuid not null,
      primary key (organisation, template, run)
    )`.execute(db);
  await sql`
    grant select, insert, update, delete on projections.run_link, projections.retired_template
    to alongside_app`.execute(db);
}
