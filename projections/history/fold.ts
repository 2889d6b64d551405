import type { Projection } from "../projection.ts";
import { facetsOf } from "./facets.ts";

/** An event never changes, so what is told again is there already. */
export const history: Projection = {
  name: "history",
  async update(client, changed) {
    const rows = changed.flatMap(({ run, state, events }) =>
      events.map(({ position, event }) => ({
        position,
        run,
        organisation: state.organisation,
        version: event.version,
        ...facetsOf(event),
      })),
    );
    if (rows.length === 0) return;
    await client.query({
      name: "project-history",
      text: `insert into projections.history (position, organisation, run, version, type, actor, part, at, matter)
             select * from unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[],
               $7::text[], $8::timestamptz[], $9::text[])
             on conflict do nothing`,
      values: [
        rows.map(({ position }) => position),
        rows.map(({ organisation }) => organisation),
        rows.map(({ run }) => run),
        rows.map(({ version }) => version),
        rows.map(({ type }) => type),
        rows.map(({ actor }) => actor),
        rows.map(({ part }) => part),
        rows.map(({ at }) => at),
        rows.map(({ matter }) => matter),
      ],
    });
    const named = rows.flatMap(({ about, ...row }) => about.map((person) => ({ ...row, person })));
    if (named.length === 0) return;
    await client.query({
      name: "project-history-people",
      text: `insert into projections.history_person (person, at, position, run, version, type)
             select * from unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::uuid[], $5::int[],
               $6::text[])
             on conflict do nothing`,
      values: [
        named.map(({ person }) => person),
        named.map(({ at }) => at),
        named.map(({ position }) => position),
        named.map(({ run }) => run),
        named.map(({ version }) => version),
        named.map(({ type }) => type),
      ],
    });
  },
};
