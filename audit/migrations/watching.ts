import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";
import { onlyGrows } from "./only-grows.ts";

/**
 * The audit of the audit. `record.access`: who looked at a decision history; `run` is null for the one over all runs.
 * `record.self_check`: what each check of the record by itself came to. Both only grow.
 */
export const watching: RecordMigration = {
  name: "watching",
  async up(db) {
    await sql`
      create table record.access (
        id bigint primary key generated always as identity,
        at timestamptz not null,
        who text not null,
        role text not null,
        run uuid,
        what text not null check (what in ('history', 'bundle'))
      )`.execute(db);
    await sql`create index access_run on record.access (run, id)`.execute(db);
    await sql`
      create table record.self_check (
        id bigint primary key generated always as identity,
        at timestamptz not null,
        events bigint not null,
        problems jsonb not null
      )`.execute(db);
    for (const table of ["access", "self_check"]) await onlyGrows(db, table);
  },
};
