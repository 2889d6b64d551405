import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/** `record.sequence`: each committed event's position in the log, from 0 and without gaps. It too only grows. */
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
      create trigger sequence_only_grows before update or delete or truncate on record.sequence
      for each statement execute function record.refuse_change()`.execute(db);
    await sql`alter table record.sequence enable always trigger sequence_only_grows`.execute(db);
    await sql`
      create table record.checkpoint_of_subscription (
        name text primary key,
        position bigint not null,
        updated_at timestamptz not null default now()
      ) with (fillfactor = 50)`.execute(db);
    await sql`grant select, insert on record.sequence to alongside_app`.execute(db);
    await sql`grant select, insert, update on record.checkpoint_of_subscription to alongside_app`.execute(
      db,
    );
  },
};
