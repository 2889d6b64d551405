import { sql, type Kysely } from "kysely";
import { PROJECTIONS } from "../projection.ts";

/**
 * What a history is filtered by, one narrow row for each event, in the order of time: see decision 0117. The entries
 * themselves stay in the record.
 */
export async function createHistoryTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table projections.history (
      position bigint primary key,
      organisation uuid not null,
      run uuid not null,
      version int not null,
      type text not null,
      actor text not null,
      part text,
      matter text,
      at timestamptz not null
    )`.execute(db);
  await sql`
    create table projections.history_person (
      person text not null,
      at timestamptz not null,
      position bigint not null,
      run uuid not null,
      version int not null,
      primary key (person, at, position)
    )`.execute(db);
  const indexes = {
    history_all: "history (organisation, at, position)",
    history_actor: "history (organisation, actor, at, position)",
    history_type: "history (organisation, type, at, position)",
    history_run: "history (run, at, version)",
    history_run_actor: "history (run, actor, at, version)",
    history_run_type: "history (run, type, at, version)",
    history_run_part: "history (run, part, at, version)",
    history_run_matter: "history (run, matter, at, version) where matter is not null",
    history_run_person: "history_person (run, person, at, version)",
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await sql`create index ${sql.id(name)} on projections.${sql.raw(columns)}`.execute(db);
  }
  await sql`
    grant select, insert, update, delete on projections.history, projections.history_person to alongside_app`.execute(
    db,
  );
  // What other read models hold stays as it is when they are told it again.
  await sql`
    update record.checkpoint_of_subscription set position = 0 where name = ${PROJECTIONS}`.execute(
    db,
  );
}
