import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * `record.witness_alarm`: each time that a witness contradicted the log, by the witness's name; at most once an hour for one that
 * goes on. Like the rest of the record it only grows.
 */
export const witnessAlarms: RecordMigration = {
  name: "witness-alarms",
  async up(db) {
    await sql`
      create table record.witness_alarm (
        id bigint primary key generated always as identity,
        at timestamptz not null default now(),
        witness text not null,
        code text not null check (code in ('forked', 'rolled-back')),
        size bigint not null,
        message text not null
      )`.execute(db);
    await sql`create index witness_alarm_of on record.witness_alarm (witness, id)`.execute(db);
    await sql`
      create trigger witness_alarm_only_grows before update or delete or truncate on record.witness_alarm
      for each statement execute function record.refuse_change()`.execute(db);
    await sql`alter table record.witness_alarm enable always trigger witness_alarm_only_grows`.execute(
      db,
    );
    await sql`grant select, insert on record.witness_alarm to alongside_app`.execute(db);
  },
};
