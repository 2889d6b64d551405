import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * `record.template`: the RFC 8785 bytes of every template that a run pinned, by their SHA-256. A run is read by these bytes,
 * whatever the release that reads it offers for new runs. Like the rest of the record it only grows.
 */
export const templates: RecordMigration = {
  name: "templates",
  async up(db) {
    await sql`
      create table record.template (
        digest bytea primary key,
        bytes bytea not null,
        at timestamptz not null default now(),
        constraint template_is_its_digest check (digest = sha256(bytes))
      )`.execute(db);
    await sql`
      create trigger template_only_grows before update or delete or truncate on record.template
      for each statement execute function record.refuse_change()`.execute(db);
    await sql`alter table record.template enable always trigger template_only_grows`.execute(db);
    await sql`grant select, insert on record.template to alongside_app`.execute(db);
  },
};
