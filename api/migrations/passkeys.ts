import { sql, type Kysely } from "kysely";

/**
 * People's passkeys: `id` and `public_key` as the authenticator gave them, `hash` as the record names them. What a run's
 * record holds of a key stays there; these rows are only what a person signs in the next run by.
 */
export const passkeys = {
  name: "03-passkeys",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table auth.passkey (
        id text primary key,
        hash text not null unique check (length(hash) = 64),
        person uuid not null references directory.person on delete cascade,
        public_key bytea not null,
        transports text[] not null default '{}',
        created_at timestamptz not null default now(),
        -- Until then the person had no time to say that it is not theirs.
        counts_from timestamptz not null,
        -- The session in which it was made: that one confirms nothing.
        made_in text
      )`.execute(db);
    await sql`create index passkey_person on auth.passkey (person)`.execute(db);
    await sql`grant select, insert, delete on auth.passkey to alongside_app`.execute(db);
    await sql`grant update (counts_from) on auth.passkey to alongside_app`.execute(db);
  },
};
