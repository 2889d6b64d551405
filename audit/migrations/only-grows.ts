import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/** Makes a table of the record one that only grows: the application reads and adds, and nobody changes or deletes, not even its owner. */
export async function onlyGrows(
  db: Parameters<RecordMigration["up"]>[0],
  table: string,
): Promise<void> {
  const name = sql.id("record", table);
  const trigger = sql.id(`${table}_only_grows`);
  await sql`
    create trigger ${trigger} before update or delete or truncate on ${name}
    for each statement execute function record.refuse_change()`.execute(db);
  await sql`alter table ${name} enable always trigger ${trigger}`.execute(db);
  await sql`grant select, insert on ${name} to alongside_app`.execute(db);
}
