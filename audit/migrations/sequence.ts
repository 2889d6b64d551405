import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";
import { onlyGrows } from "./only-grows.ts";

/**
 * `record.sequence`: each committed event's position in the log, from 0 and without gaps. `record.sequenced`: now and then, a
 * snapshot of which every event had a position, for a new leader to begin from; `server` and `database` say whose
 * transaction numbers it counts in, since a restored backup brings those of another. Both only grow.
 */
export const sequence: RecordMigration = {
  name: "sequence",
  async up(db) {
    await sql`
      create table record.sequence (
        position bigint primary key check (position >= 0),
        event uuid not null unique,
        run uuid not null,
        version int not null
      )`.execute(db);
    await sql`
      create table record.sequenced (
        size bigint primary key check (size > 0),
        snapshot pg_snapshot not null,
        server text not null,
        database oid not null
      )`.execute(db);
    for (const table of ["sequence", "sequenced"]) await onlyGrows(db, table);
    await sql`
      create table record.checkpoint_of_subscription (
        name text primary key,
        position bigint not null,
        updated_at timestamptz not null default now()
      ) with (fillfactor = 50)`.execute(db);
    await sql`grant select, insert, update on record.checkpoint_of_subscription to alongside_app`.execute(
      db,
    );
  },
};
