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
        created_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table directory.person (
        pseudonym uuid primary key,
        organisation uuid not null references directory.organisation,
        name text,
        email text,
        phone text,
        time_zone text not null default 'Europe/London',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db);
    // Somebody signs in by address alone, so an address belongs to one person.
    await sql`create unique index person_email on directory.person (lower(email))`.execute(db);
    await sql`create index person_organisation on directory.person (organisation)`.execute(db);
    await sql`
      create table directory.membership (
        person uuid not null references directory.person on delete cascade,
        organisation uuid not null references directory.organisation,
        role text not null check (role in
          ('administrator', 'programme-manager', 'pwle-approver', 'member', 'auditor')),
        primary key (person, organisation, role)
      )`.execute(db);
    // What was made under an Idempotency-Key, so that a repeated request is answered and not carried out twice.
    await sql`
      create table directory.acknowledgement (
        principal uuid not null,
        key text not null,
        request bytea not null check (octet_length(request) = 32),
        subject uuid not null,
        created_at timestamptz not null default now(),
        primary key (principal, key)
      )`.execute(db);
    await sql`grant select, insert on directory.acknowledgement to alongside_app`.execute(db);
    await sql`grant select, insert on directory.organisation to alongside_app`.execute(db);
    await sql`grant update (name) on directory.organisation to alongside_app`.execute(db);
    await sql`grant select, insert on directory.person to alongside_app`.execute(db);
    await sql`
      grant update (name, email, phone, time_zone, updated_at) on directory.person
      to alongside_app`.execute(db);
    await sql`grant select, insert, delete on directory.membership to alongside_app`.execute(db);
  },
};
