import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * ANALYZE keeps a column's commonest values where no erasure reaches (pg_statistic): of people's values it keeps none. Tables
 * with such columns are also those that are written anew after an erasure, which `record.erasure_due` asks for.
 */
export const noStatistics: RecordMigration = {
  name: "no-statistics",
  async up(db) {
    await sql`
      alter table record.disclosure alter column value set statistics 0,
        alter column key set statistics 0`.execute(db);
    await sql`
      alter table record.request_key alter column key set statistics 0`.execute(db);
    await sql`
      create table record.erasure_due (
        id uuid primary key default gen_random_uuid(),
        at timestamptz not null default now()
      )`.execute(db);
    await sql`grant select, insert on record.erasure_due to alongside_app`.execute(db);
  },
};
