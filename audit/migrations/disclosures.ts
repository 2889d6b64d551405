import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * The personal values that commitments stand for, and their keys. `subject`: the pseudonym of the person whose data it
 * is. `value`: RFC 8785 bytes, the ones that were committed to. Rows may go, one person's or one field's, and only
 * through `record.erase`, so that nothing else can be taken with them.
 */
export const disclosures: RecordMigration = {
  name: "disclosures",
  async up(db) {
    await sql`
      create table record.disclosure (
        commitment bytea primary key check (octet_length(commitment) = 32),
        run uuid not null,
        subject text not null,
        value bytea not null,
        key bytea not null check (octet_length(key) = 32)
      )`.execute(db);
    await sql`create index disclosure_run on record.disclosure (run)`.execute(db);
    await sql`create index disclosure_subject on record.disclosure (subject)`.execute(db);
    await sql`
      create function record.erase(whose text, which bytea[]) returns setof bytea
      language sql security definer set search_path = pg_catalog as $$
        delete from record.disclosure
        where subject = whose and (which is null or commitment = any (which))
        returning commitment
      $$`.execute(db);
    await sql`revoke execute on function record.erase from public`.execute(db);
    await sql`grant execute on function record.erase to alongside_app`.execute(db);
    await sql`grant select, insert on record.disclosure to alongside_app`.execute(db);
  },
};
