import { sql, type Kysely } from "kysely";

/**
 * Who is who. This is the only place that ties a pseudonym to a name or an address, so that erasing a person's row here
 * leaves nothing but the pseudonym in the record. Names and addresses may therefore be null.
 */
export const directory = {
  name: "01-directory",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table directory.organisation (
        id uuid primary key,
        name text not null,
        -- When it first had an administrator. From then on no set-up link makes another one.
        administered_at timestamptz,
        created_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table directory.person (
        pseudonym uuid primary key,
        organisation uuid not null references directory.organisation,
        name text,
        email text,
        -- Of the commitment by which the organisation's stream names the address.
        address_key bytea check (octet_length(address_key) = 32),
        phone text,
        time_zone text not null default 'Europe/London',
        -- What they chose for their pages and mails; null until they do.
        language text check (language in ('en', 'cy')),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db);
    // Not unique: people share mailboxes, and each of them signs in with a link of their own.
    await sql`create index person_email on directory.person (lower(email))`.execute(db);
    // ANALYZE would keep the commonest addresses where no erasure reaches.
    await sql`alter index directory.person_email alter column 1 set statistics 0`.execute(db);
    // The order in which people are listed.
    await sql`
      create index person_listed on directory.person
        (organisation, (name is null), coalesce(lower(name), ''), pseudonym)`.execute(db);
    for (const column of [2, 3]) {
      await sql`alter index directory.person_listed alter column ${sql.lit(column)} set statistics 0`.execute(
        db,
      );
    }
    await indexParts(db);
    await sql`
      create table directory.membership (
        person uuid not null references directory.person on delete cascade,
        organisation uuid not null references directory.organisation,
        role text not null check (role in
          ('administrator', 'programme-manager', 'pwle-approver', 'member', 'auditor')),
        primary key (person, organisation, role)
      )`.execute(db);
    // Here, because administrators come about in several ways; as the owner, because nothing else may change the column.
    await sql`
      create function directory.note_administrator() returns trigger language plpgsql
      security definer set search_path = directory, pg_temp as $$
      begin
        update directory.organisation set administered_at = coalesce(administered_at, now())
        where id = new.organisation;
        return null;
      end $$`.execute(db);
    await sql`
      create trigger note_administrator after insert on directory.membership
      for each row when (new.role = 'administrator')
      execute function directory.note_administrator()`.execute(db);
    // What was made under an Idempotency-Key, so that a repeated request is answered and not carried out twice.
    await sql`
      create table directory.acknowledgement (
        principal uuid not null,
        key text not null,
        request text not null,
        subject uuid not null,
        created_at timestamptz not null default now(),
        primary key (principal, key)
      )`.execute(db);
    await sql`grant select, insert on directory.acknowledgement to alongside_app`.execute(db);
    await sql`grant select, insert on directory.organisation to alongside_app`.execute(db);
    await sql`grant update (name) on directory.organisation to alongside_app`.execute(db);
    await sql`grant select, insert on directory.person to alongside_app`.execute(db);
    await sql`
      grant update (name, email, address_key, phone, time_zone, language, updated_at)
      on directory.person to alongside_app`.execute(db);
    await sql`grant select, insert, delete on directory.membership to alongside_app`.execute(db);
  },
};

/**
 * Parts of names and addresses are found by their trigrams, where the database has the extension and its owner may create it (it
 * is a trusted one); elsewhere a search reads the organisation's people. No statistics are kept of these columns, and `vacuum
 * (full)` writes their indexes anew.
 */
async function indexParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      create extension if not exists pg_trgm with schema directory;
      create index person_name_parts on directory.person using gin (name directory.gin_trgm_ops);
      create index person_email_parts on directory.person using gin (email directory.gin_trgm_ops);
    exception when insufficient_privilege or feature_not_supported or undefined_file then
      raise notice 'People are looked for without an index: %', sqlerrm;
    end $$`.execute(db);
}
