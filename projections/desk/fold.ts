import { deskOf } from "../../domain/desk/desk.ts";
import { isSealed } from "../../domain/sealed.ts";
import type { RunState } from "../../domain/state.ts";
import type { RunEvent } from "../../domain/event.ts";
import { openViewOf } from "../plan-of.ts";
import type { Projection } from "../projection.ts";
import { titleText } from "../title-text.ts";

/** What the table holds of a run beside its titles. `asOf`: ISO 8601 UTC. */
export function deskRow(state: RunState, asOf: string) {
  const told = deskOf(state, asOf, openViewOf(state, asOf));
  return {
    organisation: state.organisation,
    version: state.version,
    launchedAt: state.launchedAt,
    status: state.status,
    waitingFor: [...new Set(told.everybody.waits.map((wait) => wait.for))],
    risks: [...new Set(told.everybody.risks.map(({ code }) => code))],
    dueAt: told.dues[0]?.at ?? null,
    told,
  };
}

/** The title that an event gives the run, or a place in it, as its commitment. */
export const namedIn = (event: RunEvent): string | null => {
  const title =
    event.type === "runLaunched" || event.type === "partOpened" ? event.data.title : null;
  return isSealed(title) ? title.commitment : null;
};

export const desk: Projection = {
  name: "desk",
  async update(client, changed) {
    const rows = changed.map(({ run, state, events }) => {
      const asOf = events.at(-1)?.event.at ?? state.launchedAt;
      return { run, asOf, ...deskRow(state, asOf) };
    });
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
  },
};
