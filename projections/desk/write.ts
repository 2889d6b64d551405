import type { PoolClient } from "pg";
import { titleText } from "../title-text.ts";
import type { Changed } from "../projection.ts";
import { namedIn, type Row, type RowTime } from "./row.ts";

/** Of rows that say the same as before: up to which event they say it, and when that was. */
export const writeTimes = async (client: PoolClient, rows: readonly RowTime[]): Promise<void> => {
  await client.query({
    name: "project-desk-times",
    text: `update projections.desk as d set version = n.version, as_of = n.as_of
           from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as n (run, version, as_of)
           where d.run = n.run and d.version <= n.version`,
    values: [
      rows.map(({ run }) => run),
      rows.map(({ version }) => version),
      rows.map(({ asOf }) => asOf),
    ],
  });
};

/** Writes rows that are new or say something else; never over what a newer state wrote. */
export async function writeRows(client: PoolClient, rows: readonly Row[]): Promise<void> {
  await client.query({
    name: "project-desk",
    text: `insert into projections.desk as d
             (run, organisation, version, as_of, launched_at, status, waiting_for, risks, due_at, told)
           select n.run, n.organisation, n.version, n.as_of, n.launched_at, n.status,
             array(select jsonb_array_elements_text(n.waiting_for)),
             array(select jsonb_array_elements_text(n.risks)), n.due_at, n.told
           from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[],
               $7::jsonb[], $8::jsonb[], $9::timestamptz[], $10::jsonb[])
             as n (run, organisation, version, as_of, launched_at, status, waiting_for, risks, due_at, told)
           on conflict (run) do update set version = excluded.version, as_of = excluded.as_of,
             status = excluded.status, waiting_for = excluded.waiting_for, risks = excluded.risks,
             due_at = excluded.due_at,
             -- What is the same stays where it lies.
             told = case when d.told = excluded.told then d.told else excluded.told end
           where d.version <= excluded.version`,
    values: [
      rows.map(({ run }) => run),
      rows.map(({ organisation }) => organisation),
      rows.map(({ version }) => version),
      rows.map(({ asOf }) => asOf),
      rows.map(({ launchedAt }) => launchedAt),
      rows.map(({ status }) => status),
      rows.map(({ waitingFor }) => JSON.stringify(waitingFor)),
      rows.map(({ risks }) => JSON.stringify(risks)),
      rows.map(({ dueAt }) => dueAt),
      rows.map(({ told }) => JSON.stringify(told)),
    ],
  });
}

/** Writes the titles by which runs are looked for. */
export async function writeNames(client: PoolClient, changed: readonly Changed[]): Promise<void> {
  const names = changed.flatMap(({ run, state, events }) =>
    events.flatMap(({ event }) => {
      const commitment = namedIn(event);
      return commitment === null ? [] : [{ commitment, run, organisation: state.organisation }];
    }),
  );
  if (names.length === 0) return;
  const { rows: kept } = await client.query<{ commitment: string; value: Buffer }>({
    name: "read-run-names",
    text: `select encode(commitment, 'hex') as commitment, value from record.disclosure where commitment = any ($1::bytea[])`,
    values: [names.map(({ commitment }) => Buffer.from(commitment, "hex"))],
  });
  const texts = new Map(kept.map(({ commitment, value }) => [commitment, titleText(value)]));
  const titled = names.flatMap((name) => {
    const text = texts.get(name.commitment) ?? null;
    return text === null ? [] : [{ ...name, text }];
  });
  await client.query({
    name: "project-run-names",
    text: `insert into projections.run_name (commitment, run, organisation, name)
           select n.* from unnest($1::bytea[], $2::uuid[], $3::uuid[], $4::text[]) as n (commitment, run, organisation, name)
           -- It may have been erased since it was read.
           join record.disclosure as d on d.commitment = n.commitment
           on conflict do nothing`,
    values: [
      titled.map(({ commitment }) => Buffer.from(commitment, "hex")),
      titled.map(({ run }) => run),
      titled.map(({ organisation }) => organisation),
      titled.map(({ text }) => text),
    ],
  });
}
