import { sql, type SqlAttack } from "./sql-attack.ts";

/** Tables that only grow, each with a trigger of its own name. */
const GROWING = [
  "event",
  "sequence",
  "sequenced",
  "checkpoint",
  "cosignature",
  "timestamp",
  "template",
  "witness_alarm",
  "access",
  "self_check",
] as const;

const one = (name: string, text: string, named: string): SqlAttack => ({
  name,
  times: 1,
  attack: () => ({ steps: [sql(text)], names: [named] }),
});

const triggers = GROWING.flatMap((table) => {
  const trigger = `trigger ${table}_only_grows on record.${table}`;
  const off = `alter table record.${table} disable trigger ${table}_only_grows`;
  const gone = `drop trigger ${table}_only_grows on record.${table}`;
  const weak = `alter table record.${table} enable trigger ${table}_only_grows`;
  const less = `create or replace trigger ${table}_only_grows before truncate on record.${table}
    for each statement execute function record.refuse_change()`;
  return [
    one(`the guard of ${table} is off`, off, trigger),
    one(`the guard of ${table} is dropped`, gone, trigger),
    one(`the guard of ${table} lets a replica's session through`, weak, trigger),
    one(`the guard of ${table} lets rows be deleted`, less, trigger),
  ];
});

/** Rights that nobody was given, by table and by who gets them. */
const grants = GROWING.flatMap((table) =>
  ["update", "delete", "truncate"].flatMap((right) => [
    one(
      `the processes may ${right} ${table}`,
      `grant ${right} on record.${table} to alongside_app`,
      `grant on record.${table} to alongside_app`,
    ),
    one(
      `everybody may ${right} ${table}`,
      `grant ${right} on record.${table} to public`,
      `grant on record.${table} to everybody`,
    ),
  ]),
);

const body = (name: string, says: string, made: string): SqlAttack =>
  one(`${name} does nothing any more`, made, says);

const functions: readonly SqlAttack[] = [
  body(
    "refuse_change",
    "function record.refuse_change()",
    "create or replace function record.refuse_change() returns trigger language plpgsql as $$ begin return null; end $$",
  ),
  body(
    "erase",
    "function record.erase(text,bytea[])",
    `create or replace function record.erase(whose text, which bytea[]) returns setof bytea
       language sql security definer set search_path = pg_catalog as $$ select null::bytea where false $$`,
  ),
  body(
    "note_administrator",
    "function directory.note_administrator()",
    "create or replace function directory.note_administrator() returns trigger language plpgsql as $$ begin return null; end $$",
  ),
  body(
    "end_older_links",
    "function auth.end_older_links()",
    "create or replace function auth.end_older_links() returns trigger language plpgsql as $$ begin return new; end $$",
  ),
  body(
    "drop_unnamed_files",
    "function record.drop_unnamed_files(timestamp with time zone)",
    "create or replace function record.drop_unnamed_files(before timestamptz) returns void language sql security definer set search_path = pg_catalog as $$ select null::void $$",
  ),
  one(
    "erase looks for its tables where its caller says",
    "alter function record.erase(text, bytea[]) reset search_path",
    "function record.erase(text,bytea[])",
  ),
  one(
    "erase is everybody's",
    "grant execute on function record.erase(text, bytea[]) to public",
    "grant on function record.erase(text,bytea[]) to everybody",
  ),
  one(
    "a function of somebody's own is in the record's schema",
    "create function record.helpful() returns int language sql security definer as 'select 1'",
    "function record.helpful()",
  ),
];

const roles: readonly SqlAttack[] = [
  ...["superuser", "createrole", "createdb", "bypassrls", "replication"].map((power) =>
    one(
      `the processes' role is given ${power}`,
      `alter role alongside_app ${power}`,
      "role alongside_app",
    ),
  ),
  one(
    "the processes' role may read every file",
    "grant pg_read_server_files to alongside_app",
    "membership of alongside_app in pg_read_server_files",
  ),
  one(
    "the processes' role may make tables in the record",
    "grant create on schema record to alongside_app",
    "grant on schema record to alongside_app",
  ),
  one(
    "the processes may make somebody else of an event's row",
    "grant update (entry) on record.event to alongside_app",
    "grant on record.event (entry) to alongside_app",
  ),
  one(
    "the processes may change who a passkey is of",
    "grant update (person) on auth.passkey to alongside_app",
    "grant on auth.passkey (person) to alongside_app",
  ),
  one(
    "the processes may delete people",
    "grant delete on directory.person to alongside_app",
    "grant on directory.person to alongside_app",
  ),
  one(
    "the processes may not write events any more",
    "revoke insert on record.event from alongside_app",
    "grant on record.event to alongside_app",
  ),
];

const shapes: readonly SqlAttack[] = [
  one(
    "a version may be there twice",
    "alter table record.event drop constraint event_version",
    "constraint event_version on record.event",
  ),
  one(
    "two checkpoints may follow one",
    "alter table record.checkpoint drop constraint checkpoint_previous_key",
    "constraint checkpoint_previous_key on record.checkpoint",
  ),
  one(
    "a command may count twice",
    "drop index record.event_command_key",
    "unique index event_command_key on record.event",
  ),
  one(
    "a leaf need not fit its entry",
    "alter table record.event alter column leaf drop expression",
    "default of record.event (leaf)",
  ),
  one(
    "what is deleted stays, to whoever deletes it",
    "create rule kept as on delete to record.disclosure do instead nothing",
    "rule kept on record.disclosure",
  ),
  one(
    "answers of no are written as nothing",
    "create rule unheard as on insert to record.event where new.type = 'declined' do instead nothing",
    "rule unheard on record.event",
  ),
  one(
    "objections are hidden from the processes",
    "alter table record.event enable row level security; create policy quiet on record.event using (type <> 'objected')",
    "policy quiet on record.event",
  ),
  one(
    "a trigger of somebody's own changes what is written",
    `create function record.turn() returns trigger language plpgsql as $$ begin return new; end $$;
     create trigger turned before insert on record.event for each row execute function record.turn()`,
    "trigger turned on record.event",
  ),
];

/** Power taken or given: nothing of the record is changed yet, and from here on it can be, or it is heard no more. */
export const sqlPower: readonly SqlAttack[] = [
  ...triggers,
  ...grants,
  ...functions,
  ...roles,
  ...shapes,
];
