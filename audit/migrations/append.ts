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
        commitments bytea[], disclosure_runs uuid[], subjects text[], disclosed bytea[], secrets bytea[],
        polls uuid[], poll_runs uuid[], voters text[], choices text[]
      ) returns table (refused_run uuid, actual int, taken_keys text[], newer text)
      language plpgsql
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
      as $$
      declare
        begun uuid[] := '{}';
        moved uuid[] := '{}';
        taken_runs uuid[] := '{}';
        taken text[] := '{}';
      begin
        -- One event by itself is the common case while few people act. It needs no sets, whose plans cost more to start
        -- than what they do; what hinders it is found out below.
        if cardinality(ids) = 1 and expected[1] > 0 and commitments is null and polls is null then
          update record.stream set version = heads[1] where run = runs[1] and version = expected[1];
          if found then
            if command_keys is null
              or not exists (select from record.event where run = runs[1] and command_key = command_keys[1]) then
              insert into record.event
                (id, run, version, type, at, entry, command_key, fingerprint, command_events)
              values (ids[1], event_runs[1], versions[1], types[1], times[1], entries[1],
                command_keys[1], fingerprints[1], command_events[1]);
              return;
            end if;
            update record.stream set version = expected[1] where run = runs[1];
          end if;
        end if;

        -- A head that another writer holds is waited for, and its version then compared anew. One run by itself is
        -- common, too.
        if cardinality(runs) = 1 then
          if expected[1] = 0 then
            insert into record.stream (run, version) values (runs[1], heads[1]) on conflict do nothing;
          else
            update record.stream set version = heads[1] where run = runs[1] and version = expected[1];
          end if;
          if found then
            moved := runs;
          end if;
        else
          if 0 = any (expected) then
            with inserted as (
              insert into record.stream (run, version)
              select c.run, c.head from unnest(runs, expected, heads) as c (run, expected, head)
              where c.expected = 0
              on conflict do nothing returning stream.run
            )
            select coalesce(array_agg(i.run), '{}') into begun from inserted as i;
          end if;
          if cardinality(begun) < cardinality(runs) then
            with updated as (
              update record.stream as s set version = c.head
              from unnest(runs, expected, heads) as c (run, expected, head)
              where s.run = c.run and s.version = c.expected and c.expected > 0
              returning s.run
            )
            select coalesce(array_agg(u.run), '{}') into moved from updated as u;
          end if;
          moved := begun || moved;
        end if;

        -- A new statement sees what was committed while the last one waited.
        if command_keys is not null then
          select coalesce(array_agg(e.run), '{}'), coalesce(array_agg(e.command_key), '{}') into taken_runs, taken
          from unnest(event_runs, command_keys) as k (run, key)
          join record.event as e on e.run = k.run and e.command_key = k.key
          where k.key is not null;
          if cardinality(taken) > 0 then
            update record.stream as s set version = c.expected
            from unnest(runs, expected) as c (run, expected)
            where s.run = c.run and c.run = any (taken_runs) and c.run = any (moved);
            moved := array(select m from unnest(moved) as m where m <> all (taken_runs));
          end if;
        end if;

        insert into record.event
          (id, run, version, type, at, entry, command_key, fingerprint, command_events)
        select n.id, n.run, n.version, n.type, n.at, n.entry, n.key, n.fingerprint, n.events
        from unnest(ids, event_runs, versions, types, times, entries, command_keys, fingerprints, command_events)
          as n (id, run, version, type, at, entry, key, fingerprint, events)
        where n.run = any (moved);

        if commitments is not null then
          insert into record.disclosure (commitment, run, subject, value, key)
          select d.commitment, d.run, d.subject, d.value, d.key
          from unnest(commitments, disclosure_runs, subjects, disclosed, secrets)
            as d (commitment, run, subject, value, key)
          where d.run = any (moved)
          on conflict do nothing;
        end if;

        if polls is not null then
          perform record.put_ballots(polls, poll_runs, voters, choices, moved);
        end if;

        if cardinality(moved) < cardinality(runs) then
          return query
          select c.run, coalesce(s.version, 0),
            array(select k.key from unnest(taken_runs, taken) as k (run, key) where k.run = c.run),
            (select string_agg(json_build_object('id', e.id, 'version', e.version,
                'entry', encode(e.entry, 'hex'))::text, ',' order by e.version)
             from record.event as e
             where e.run = c.run and e.version > c.expected and e.version <= c.expected + 1000)
          from unnest(runs, expected) as c (run, expected)
          left join record.stream as s on s.run = c.run
          where c.run <> all (moved);
        end if;
      end $$`.execute(db);
  },
};
