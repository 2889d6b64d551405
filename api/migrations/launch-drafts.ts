import { sql, type Kysely } from "kysely";

/** What somebody wrote for a run that they have not started yet, one for each template: the inputs of the form by their names. */
export const launchDrafts = {
  name: "11-launch-drafts",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table directory.launch_draft (
        person uuid not null references directory.person on delete cascade,
        template text not null,
        written jsonb not null,
        saved_at timestamptz not null default now(),
        primary key (person, template)
      )`.execute(db);
    for (const column of ["person", "template", "written"])
      await sql`alter table directory.launch_draft alter column ${sql.ref(column)} set statistics 0`.execute(
        db,
      );
    await sql`
      grant select, insert, update, delete on directory.launch_draft to alongside_app`.execute(db);
  },
};
