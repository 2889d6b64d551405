import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * The transparency log. `record.tile`: the hashes of each tile as far as they are known; only the newest tile of a level
 * still grows. `record.checkpoint`: every signed checkpoint, each naming the size before it, so that no size is ever
 * followed by two: a fork can't be stored. `record.log_key`: the verifier keys that have signed it.
 */
export const log: RecordMigration = {
  name: "log",
  async up(db) {
    await sql`
      create table record.tile (
        level int not null check (level >= 0),
        index bigint not null check (index >= 0),
        hashes bytea not null check (octet_length(hashes) between 32 and 8192),
        primary key (level, index)
      )`.execute(db);
    await sql`
      create table record.checkpoint (
        size bigint primary key check (size >= 0),
        previous bigint not null unique check (previous < size),
        root bytea not null check (octet_length(root) = 32),
        note text not null,
        at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table record.log_key (
        verifier_key text primary key,
        at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create trigger checkpoint_only_grows before update or delete or truncate on record.checkpoint
      for each statement execute function record.refuse_change()`.execute(db);
    await sql`alter table record.checkpoint enable always trigger checkpoint_only_grows`.execute(
      db,
    );
    await sql`grant select, insert, update on record.tile to alongside_app`.execute(db);
    await sql`grant select, insert on record.checkpoint, record.log_key to alongside_app`.execute(
      db,
    );
  },
};
