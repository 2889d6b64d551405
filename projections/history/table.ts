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

/**
 * What kind of event names somebody stands beside their name: who was named in many events, most of them of other kinds, is found without a
 * look at each of these.
 */
export async function addTypesOfNamed(db: Kysely<unknown>): Promise<void> {
  await sql`alter table projections.history_person add column type text`.execute(db);
  await sql`
    update projections.history_person as p set type = h.type
    from projections.history as h where h.position = p.position`.execute(db);
  await sql`alter table projections.history_person alter column type set not null`.execute(db);
  await sql`
    create index history_person_type on projections.history_person (person, type, at, position)`.execute(
    db,
  );
}
