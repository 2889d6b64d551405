import { sql, type Kysely } from "kysely";

/**
 * better-auth 1.7's tables, under its own column names. Its `user` is a view of the directory: nobody's name is kept twice.
 * The library knows a user by an e-mail address of their own, so each person has one here that no mail can reach
 * (`linkAddressOf`): a link belongs to its person, whatever address they have and whoever shares it (decision 0125).
 */
export const auth = {
  name: "02-auth",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create view auth."user" as
        select pseudonym::text as id, coalesce(name, '') as name,
          pseudonym::text || '@person.invalid' as email,
          true as "emailVerified", null::text as image,
          created_at as "createdAt", updated_at as "updatedAt"
        from directory.person`.execute(db);
    await sql`
      create table auth.session (
        id text primary key,
        token text not null unique,
        "userId" text not null,
        "expiresAt" timestamptz not null,
        "ipAddress" text check ("ipAddress" is null),
        "userAgent" text check ("userAgent" is null),
        "createdAt" timestamptz not null,
        "updatedAt" timestamptz not null
      )`.execute(db);
    await sql`create index session_of_user on auth.session ("userId")`.execute(db);
    await sql`
      create table auth.account (
        id text primary key,
        "accountId" text not null,
        "providerId" text not null,
        "userId" text not null,
        "accessToken" text,
        "refreshToken" text,
        "idToken" text,
        "accessTokenExpiresAt" timestamptz,
        "refreshTokenExpiresAt" timestamptz,
        scope text,
        password text,
        "createdAt" timestamptz not null,
        "updatedAt" timestamptz not null
      )`.execute(db);
    await sql`create index account_of_user on auth.account ("userId")`.execute(db);
    await sql`
      create table auth.verification (
        id text primary key,
        identifier text not null,
        value text not null,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null,
        "updatedAt" timestamptz not null
      )`.execute(db);
    await sql`create index verification_identifier on auth.verification (identifier)`.execute(db);
    // The library writes a link's person as {"email": …} into `value`.
    await sql`
      create index verification_person on auth.verification ((value::jsonb ->> 'email'))`.execute(
      db,
    );
    // A newer link ends the older ones of its person. Here, so that it also holds for links that are made at the same moment.
    await sql`
      create function auth.end_older_links() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended(new.value::jsonb ->> 'email', 0));
        delete from auth.verification where value::jsonb ->> 'email' = new.value::jsonb ->> 'email';
        return new;
      end $$`.execute(db);
    await sql`
      create trigger one_link_for_each_person before insert on auth.verification
      for each row execute function auth.end_older_links()`.execute(db);
    await sql`
      create table auth.program_token (
        id uuid primary key,
        hash bytea not null unique check (octet_length(hash) = 32),
        prefix text not null,
        name text not null,
        role text not null,
        scopes text[],
        organisation uuid not null references directory.organisation,
        created_by uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        revoked_at timestamptz
      )`.execute(db);
    await sql`
      create table auth.set_up_link (
        hash bytea primary key check (octet_length(hash) = 32),
        expires_at timestamptz not null,
        used_at timestamptz
      )`.execute(db);
    await sql`grant select on auth."user" to alongside_app`.execute(db);
    await sql`
      grant select, insert, update, delete on auth.session, auth.account, auth.verification
      to alongside_app`.execute(db);
    await sql`grant select, insert on auth.program_token, auth.set_up_link to alongside_app`.execute(
      db,
    );
    await sql`grant update (revoked_at) on auth.program_token to alongside_app`.execute(db);
    await sql`grant update (used_at) on auth.set_up_link to alongside_app`.execute(db);
  },
};
