import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * `record.append` stores a batch: any number of runs, each whole or not at all. Runs arrive in ascending order, so that
 * two batches always lock in the same order and never deadlock. A run is refused when its head is not the expected
 * version, or when one of its command keys is taken; refused runs are returned with what the writer has missed, all
 * others are stored. The planner is held to indexes: a plan made while the tables are small must serve when they are not.
 */
export const append: RecordMigration = {
  name: "append",
  async up(db) {
    await sql`
      create function record.append(
        runs uuid[], expected int[], heads int[],
        ids uuid[], event_runs uuid[], versions int[], types text[], times timestamptz[], entries bytea[],
        command_keys text[], fingerprints text[], command_events int[],
        commitments bytea[], disclosure_runs uuid[], subjects text[], disclosed bytea[], secrets bytea[]
      ) returns table (refused_run uuid, actual int, taken_keys text[], newer text)
      language plpgsql
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
      as $$
      declare
        refused uuid[];
        taken_runs uuid[] := '{}';
        taken text[] := '{}';
      begin
        if 0 = any (expected) then
          insert into record.stream (run, version)
          select c.run, 0 from unnest(runs, expected) as c (run, expected) where c.expected = 0
          on conflict do nothing;
        end if;

        select coalesce(array_agg(c.run), '{}') into refused
        from unnest(runs, expected) as c (run, expected)
        left join (
          select s.run, s.version from record.stream as s where s.run = any (runs) order by s.run for update
        ) as head on head.run = c.run
        where head.version is distinct from c.expected;

        -- A new statement sees what was committed while the last one waited for its locks.
        if command_keys is not null then
          select coalesce(array_agg(e.run), '{}'), coalesce(array_agg(e.command_key), '{}') into taken_runs, taken
          from unnest(event_runs, command_keys) as k (run, key)
          join record.event as e on e.run = k.run and e.command_key = k.key
          where k.key is not null;
          refused := refused || taken_runs;
        end if;

        update record.stream as s set version = c.head
        from unnest(runs, heads) as c (run, head)
        where s.run = c.run and c.run <> all (refused);

        insert into record.event
          (id, run, version, type, at, entry, command_key, fingerprint, command_events)
        select n.id, n.run, n.version, n.type, n.at, n.entry, n.key, n.fingerprint, n.events
        from unnest(ids, event_runs, versions, types, times, entries, command_keys, fingerprints, command_events)
          as n (id, run, version, type, at, entry, key, fingerprint, events)
        where n.run <> all (refused);

        if commitments is not null then
          insert into record.disclosure (commitment, run, subject, value, key)
          select d.commitment, d.run, d.subject, d.value, d.key
          from unnest(commitments, disclosure_runs, subjects, disclosed, secrets)
            as d (commitment, run, subject, value, key)
          where d.run <> all (refused)
          on conflict do nothing;
        end if;

        if cardinality(refused) > 0 then
          return query
          select c.run, coalesce(s.version, 0),
            array(select k.key from unnest(taken_runs, taken) as k (run, key) where k.run = c.run),
            (select string_agg(convert_from(e.entry, 'UTF8'), ',' order by e.version)
             from record.event as e
             where e.run = c.run and e.version > c.expected and e.version <= c.expected + 1000)
          from unnest(runs, expected) as c (run, expected)
          left join record.stream as s on s.run = c.run
          where c.run = any (refused);
        end if;
      end $$`.execute(db);
  },
};
