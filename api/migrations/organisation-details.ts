import { sql, type Kysely } from "kysely";

/**
 * What people see of an organisation, and what became of its mail of the last days: which kind of message, and how handing it
 * over went. Neither says to whom.
 */
export const organisationDetails = {
  name: "06-organisation-details",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table directory.organisation
        add column colour text check (colour ~ '^#[0-9a-f]{6}$'),
        add column phone text,
        -- Who answers there: a name that people can ask for.
        add column contact text`.execute(db);
    await sql`alter table directory.organisation alter column contact set statistics 0`.execute(db);
    await sql`grant update (colour, phone, contact) on directory.organisation to alongside_app`.execute(
      db,
    );
    await sql`
      create table directory.mail (
        id uuid primary key,
        organisation uuid not null references directory.organisation,
        kind text not null,
        state text not null check (state in ('sending', 'sent', 'failed')),
        -- What the mail server answered, as a number or a word of the mail library: its sentences quote addresses.
        reply text,
        at timestamptz not null default now()
      )`.execute(db);
    await sql`create index mail_of_organisation on directory.mail (organisation, at desc)`.execute(
      db,
    );
    await sql`create index mail_at on directory.mail (at)`.execute(db);
    await sql`grant select, insert, delete on directory.mail to alongside_app`.execute(db);
    await sql`grant update (state, reply) on directory.mail to alongside_app`.execute(db);
  },
};
