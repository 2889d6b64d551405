import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * `record.event` is the record; `record.stream` holds each run's newest version, the row that writers of one run lock.
 * `entry` is what is hashed. `xid` and `seq` let the sequencer find what committed late, in the order of each run.
 * A command's key stands on the first of its `command_events` events.
 */
export const events: RecordMigration = {
  name: "events",
  async up(db) {
    await sql`
      create table record.stream (
        run uuid primary key,
        version int not null check (version >= 0)
      ) with (fillfactor = 60)`.execute(db);
    await sql`
      create table record.event (
        id uuid primary key,
        run uuid not null,
        version int not null check (version >= 1),
        type text not null,
        at timestamptz not null,
        entry bytea not null check (octet_length(entry) <= 65535),
        leaf bytea not null generated always as (sha256('\\x00'::bytea || entry)) stored,
        command_key text,
        fingerprint text,
        command_events int,
        xid xid8 not null default pg_current_xact_id(),
        seq bigint not null generated always as identity,
        constraint event_version unique (run, version)
      )`.execute(db);
    await sql`
      create unique index event_command_key on record.event (run, command_key)
      where command_key is not null`.execute(db);
    await sql`create index event_xid on record.event (xid)`.execute(db);

    await sql`
      create function record.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'record.% only grows: % is refused', tg_table_name, lower(tg_op)
          using errcode = 'insufficient_privilege',
                hint = 'Correct a mistake with a further event; erase a person''s values with record.erase.';
      end $$`.execute(db);
    await sql`
      create trigger event_only_grows before update or delete or truncate on record.event
      for each statement execute function record.refuse_change()`.execute(db);
    // "always": not even a session in replica mode goes round it.
    await sql`alter table record.event enable always trigger event_only_grows`.execute(db);

    await sql`grant select, insert on record.event to alongside_app`.execute(db);
    await sql`grant select, insert, update on record.stream to alongside_app`.execute(db);
  },
};
