import type { PoolClient } from "pg";
import type { Asked } from "./asked.ts";

/** A row of the table. `stateVersion`: of the run's state that it was made from. */
export type Row = Asked & { readonly run: string; readonly stateVersion: number };

const keysOf = (rows: readonly Row[]) => [
  rows.map(({ person }) => person),
  rows.map(({ run }) => run),
  rows.map(({ request }) => request),
];

/** Of these runs, takes out every row that is not among theirs; never one that a newer state wrote. */
export async function deleteAllBut(
  client: PoolClient,
  runs: readonly {
    readonly run: string;
    readonly version: number;
    readonly rows: readonly Row[];
  }[],
): Promise<void> {
  await client.query(
    `delete from projections.inbox as i
     using unnest($1::uuid[], $2::int[]) as c (run, version)
     where i.run = c.run and i.version <= c.version
       and not exists (
         select from unnest($3::uuid[], $4::uuid[], $5::text[]) as a (person, run, request)
         where a.person = i.person and a.run = i.run and a.request = i.request)`,
    [
      runs.map(({ run }) => run),
      runs.map(({ version }) => version),
      ...keysOf(runs.flatMap(({ rows }) => rows)),
    ],
  );
}

export async function deleteRows(client: PoolClient, rows: readonly Row[]): Promise<void> {
  await client.query(
    `delete from projections.inbox as i
     using unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[]) as c (person, run, request, version)
     where i.person = c.person and i.run = c.run and i.request = c.request
       and i.version <= c.version`,
    [...keysOf(rows), rows.map(({ stateVersion }) => stateVersion)],
  );
}

/** Writes rows that are new or differ; never over what a newer state wrote. */
export async function upsertRows(client: PoolClient, rows: readonly Row[]): Promise<void> {
  await client.query(
    `insert into projections.inbox as i (person, run, request, part, version, asked_version, due_at, answered, stand_in)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::timestamptz[], $8::text[], $9::uuid[])
     on conflict (person, run, request) do update
     set part = excluded.part, version = excluded.version, asked_version = excluded.asked_version,
       due_at = excluded.due_at, answered = excluded.answered, stand_in = excluded.stand_in
     where i.version <= excluded.version
       and (i.part, i.asked_version, i.due_at, i.answered, i.stand_in) is distinct from
         (excluded.part, excluded.asked_version, excluded.due_at, excluded.answered, excluded.stand_in)`,
    [
      ...keysOf(rows),
      rows.map(({ part }) => part),
      rows.map(({ stateVersion }) => stateVersion),
      rows.map(({ version }) => version),
      rows.map(({ toldDueAt }) => toldDueAt),
      rows.map(({ answered }) => answered),
      rows.map(({ standIn }) => standIn),
    ],
  );
}
