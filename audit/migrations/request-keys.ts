import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/** The keys of requests' fingerprints: random, short-lived, and gone when anything of a person is erased. Never backed up. */
export const requestKeys: RecordMigration = {
  name: "request-keys",
  async up(db) {
    await sql`
      create table record.request_key (
        id uuid primary key default gen_random_uuid(),
        key bytea not null check (octet_length(key) = 32)
          default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
        made_at timestamptz not null default now()
      )`.execute(db);
    await sql`grant select, insert, delete on record.request_key to alongside_app`.execute(db);
  },
};
