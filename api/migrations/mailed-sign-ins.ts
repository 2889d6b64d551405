import { sql, type Kysely } from "kysely";

/**
 * What signs people in beside the library's own links: the link in a question's mail, and the code that is typed on another
 * device. Neither is kept as it is: `hash` of a link is that of 256 random bits; of a code it is an HMAC under the server's secret,
 * because six digits are soon tried.
 */
export const mailedSignIns = {
  name: "07-mailed-sign-ins",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table auth.question_link (
        hash bytea primary key check (octet_length(hash) = 32),
        person uuid not null references directory.person on delete cascade,
        run uuid not null,
        request uuid not null,
        made_at timestamptz not null default clock_timestamp(),
        expires_at timestamptz not null,
        spent_at timestamptz,
        -- Mailed to an address that did not count yet.
        to_new boolean not null
      )`.execute(db);
    // The newest of a person and question is the one that works.
    await sql`
      create index question_link_newest on auth.question_link (person, request, made_at)`.execute(
      db,
    );
    await sql`create index question_link_end on auth.question_link (expires_at)`.execute(db);
    await sql`
      create table auth.sign_in_code (
        person uuid primary key references directory.person on delete cascade,
        hash bytea not null check (octet_length(hash) = 32),
        -- The page of this site to go on to.
        page text,
        expires_at timestamptz not null,
        tries int not null default 0,
        to_new boolean not null
      )`.execute(db);
    for (const [table, ...columns] of [
      ["auth.question_link", "hash", "person"],
      ["auth.sign_in_code", "person", "hash", "page"],
    ] as const) {
      for (const column of columns) {
        await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set statistics 0`.execute(
          db,
        );
      }
    }
    await sql`grant select, insert, delete on auth.question_link to alongside_app`.execute(db);
    await sql`grant update (spent_at) on auth.question_link to alongside_app`.execute(db);
    await sql`grant select, insert, update, delete on auth.sign_in_code to alongside_app`.execute(
      db,
    );
  },
};
