import type { PoolClient } from "pg";
import { encodeEntry } from "../../audit/entry.ts";
import type { Changed } from "../../projections/projection.ts";

/** What the record holds of a run's events, as the processes write it, positions included. */
export async function storeEvents(
  client: PoolClient,
  { run, events }: Pick<Changed, "run" | "events">,
): Promise<void> {
  await client.query("insert into record.stream (run, version) values ($1, $2)", [
    run,
    events.length,
  ]);
  await client.query(
    `insert into record.event (id, run, version, type, at, entry)
     select id, $1, version, type, at, convert_to(entry, 'UTF8')
     from unnest($2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::text[]) as n (id, version, type, at, entry)`,
    [
      run,
      events.map(({ event }) => event.id),
      events.map(({ event }) => event.version),
      events.map(({ event }) => event.type),
      events.map(({ event }) => event.at),
      events.map(({ event }) => encodeEntry(event).toString("utf8")),
    ],
  );
  await client.query(
    `insert into record.sequence (position, event, run, version)
     select position, event, $1, version from unnest($2::bigint[], $3::uuid[], $4::int[]) as n (position, event, version)`,
    [
      run,
      events.map(({ position }) => position),
      events.map(({ event }) => event.id),
      events.map(({ event }) => event.version),
    ],
  );
}
