import { sql, type Kysely } from "kysely";

/**
 * Pathways that an organisation writes itself. `text`: JSON, as somebody left it, whole or not. `run`: in which people were asked whether
 * it may be used; from then on it stays as it was, and `digest` is that of its RFC 8785 bytes. `adopted_at`: when it was first found
 * that they had said yes.
 */
export const ownTemplates = {
  name: "09-own-templates",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table directory.own_template (
        id uuid primary key,
        organisation uuid not null references directory.organisation,
        text text not null,
        revision int not null default 1,
        run uuid,
        digest text check (digest ~ '^[0-9a-f]{64}$'),
        adopted_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check ((run is null) = (digest is null)),
        check (run is not null or adopted_at is null)
      )`.execute(db);
    await sql`
      create index own_template_of on directory.own_template (organisation, created_at)`.execute(
      db,
    );
    await sql`grant select, insert, delete on directory.own_template to alongside_app`.execute(db);
    await sql`
      grant update (text, revision, run, digest, adopted_at, updated_at) on directory.own_template
      to alongside_app`.execute(db);
    // What people are asked about is not changed under their eyes, whoever connects.
    await sql`
      create function directory.keep_asked_template() returns trigger language plpgsql as $$
      begin
        if old.run is not null and (tg_op = 'DELETE' or new.text is distinct from old.text
          or new.run is distinct from old.run or new.digest is distinct from old.digest) then
          raise exception 'A pathway about which people were asked stays as it was.';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$`.execute(db);
    await sql`
      create trigger keep_asked_template before update or delete on directory.own_template
      for each row execute function directory.keep_asked_template()`.execute(db);
  },
};
