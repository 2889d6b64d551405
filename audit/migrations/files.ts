import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * Files that were uploaded; their encrypted bytes lie beside the database, under the same id. `subject`: the pseudonym of whoever
 * uploaded it. `value`: RFC 8785 bytes of what an answer that names it says, the same that its disclosure holds. `key`: without
 * it the bytes say nothing. `used_at`: when a version last named it. A row goes when its value is erased, or when no version
 * named it within a day, and `record.file_to_remove` then asks for the bytes to go too. An id stands there from `after` on, also
 * while an upload is on its way, so that one which is interrupted leaves nothing.
 */
export const files: RecordMigration = {
  name: "files",
  async up(db) {
    await sql`
      create table record.file (
        id uuid primary key,
        run uuid not null,
        part text not null,
        subject text not null,
        value bytea not null,
        key bytea not null check (octet_length(key) = 32),
        used_at timestamptz not null default now(),
        is_named boolean not null default false
      )`.execute(db);
    await sql`create index file_subject on record.file (subject)`.execute(db);
    await sql`create index file_unnamed on record.file (used_at) where not is_named`.execute(db);
    await sql`
      alter table record.file alter column value set statistics 0,
        alter column key set statistics 0`.execute(db);
    await sql`
      create table record.file_to_remove (
        id uuid primary key,
        after timestamptz not null
      )`.execute(db);
    await sql`grant select, insert, update (used_at) on record.file to alongside_app`.execute(db);
    await sql`grant select, insert, delete on record.file_to_remove to alongside_app`.execute(db);

    await sql`
      create or replace function record.erase(whose text, which bytea[]) returns setof bytea
      language sql security definer set search_path = pg_catalog as $$
        with gone as (
          delete from record.disclosure
          where subject = whose and (which is null or commitment = any (which))
          returning commitment, run, value
        ), files as (
          delete from record.file as f
          where f.subject = whose
            and (which is null
              or exists (select from gone where gone.run = f.run and gone.value = f.value))
          returning f.id
        ), bytes as (
          insert into record.file_to_remove (id, after) select files.id, now() from files
          on conflict (id) do update set after = excluded.after
        )
        select commitment from gone
      $$`.execute(db);

    // A file that a version names has a disclosure with the same value; one that was erased has no row any more.
    await sql`
      create function record.drop_unnamed_files(before timestamptz) returns void
      language sql security definer set search_path = pg_catalog as $$
        update record.file as f set is_named = true
        where not f.is_named and f.used_at < before
          and exists (select from record.disclosure as d where d.run = f.run and d.value = f.value);
        with gone as (
          delete from record.file as f where not f.is_named and f.used_at < before returning f.id
        )
        insert into record.file_to_remove (id, after) select gone.id, now() from gone
        on conflict (id) do update set after = excluded.after;
      $$`.execute(db);
    await sql`revoke execute on function record.drop_unnamed_files from public`.execute(db);
    await sql`grant execute on function record.drop_unnamed_files to alongside_app`.execute(db);
  },
};
