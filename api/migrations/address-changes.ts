import { sql, type Kysely } from "kysely";

/**
 * Addresses that were changed and don't count yet (decision 0181): until they do, mails go to the former one, and whoever signs in by
 * the new one reads and says nothing. A row stays for some weeks after that, because sessions of the former address end by it.
 */
export const addressChanges = {
  name: "08-address-changes",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table directory.address_change (
        person uuid primary key references directory.person on delete cascade,
        -- The one that counted before; null for somebody who had none.
        former_email text,
        former_key bytea,
        changed_at timestamptz not null,
        -- The session of the person's own in which it was changed, or confirmed.
        changed_in text,
        confirmed_in text,
        counts_from timestamptz not null
      )`.execute(db);
    await sql`
      create index address_change_former on directory.address_change (lower(former_email))`.execute(
      db,
    );
    await sql`
      create function directory.mail_address(who directory.person) returns text
      language sql stable as $$
        select coalesce(
          (select c.former_email from directory.address_change as c
           where c.person = who.pseudonym and c.counts_from > now()),
          who.email)
      $$`.execute(db);
    await sql`
      create table directory.phone_change (
        person uuid primary key references directory.person on delete cascade,
        former_phone text,
        counts_from timestamptz not null
      )`.execute(db);
    await sql`
      create function directory.text_number(who directory.person) returns text
      language sql stable as $$
        select case when c.person is null then who.phone else c.former_phone end
        from (select) as one left join directory.phone_change as c
          on c.person = who.pseudonym and c.counts_from > now()
      $$`.execute(db);
    // Links and sessions that began with a mail to an address that did not count yet: magic-link:… as the library names it, or session:….
    await sql`
      create table auth.new_address_sign_in (
        key text primary key,
        person uuid not null references directory.person on delete cascade,
        made_at timestamptz not null default clock_timestamp()
      )`.execute(db);
    // By which somebody says that a change was not theirs, from the mail that told them of it.
    await sql`
      create table auth.not_me_link (
        hash bytea primary key,
        person uuid not null references directory.person on delete cascade,
        what text not null check (what in ('address', 'passkey', 'name', 'phone', 'roles')),
        credential text,
        made_at timestamptz not null default clock_timestamp(),
        expires_at timestamptz not null,
        spent_at timestamptz
      )`.execute(db);
    for (const [table, ...columns] of [
      ["directory.address_change", "former_email", "former_key", "changed_in", "confirmed_in"],
      ["directory.phone_change", "former_phone"],
      ["auth.new_address_sign_in", "key", "person"],
      ["auth.not_me_link", "hash", "person", "credential"],
      ["auth.passkey", "made_in"],
    ] as const) {
      for (const column of columns) {
        await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set statistics 0`.execute(
          db,
        );
      }
    }
    await sql`alter index directory.address_change_former alter column 1 set statistics 0`.execute(
      db,
    );
    await sql`
      grant select, insert, update, delete on directory.address_change, directory.phone_change
      to alongside_app`.execute(db);
    await sql`
      grant select, insert, delete on auth.new_address_sign_in, auth.not_me_link
      to alongside_app`.execute(db);
    await sql`grant update (spent_at) on auth.not_me_link to alongside_app`.execute(db);
  },
};
