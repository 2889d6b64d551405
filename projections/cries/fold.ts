import { cryKey, openCries } from "../../domain/cries/cries.ts";
import type { Projection } from "../projection.ts";
import { createWritten } from "../written.ts";

/**
 * Writes the open cries for help of a run when they are others than those that were written last: most acts are none.
 * @param remembered runs whose last cries are kept in memory; of any other, all are written.
 */
export const createOpenCries = (remembered = 5_000): Projection => {
  const written = createWritten(
    ({ state }) =>
      openCries(state).map((cry) => ({
        organisation: state.organisation,
        at: cry.at,
        name: cryKey(cry),
        person: cry.member,
      })),
    remembered,
  );
  return {
    name: "open-cries",
    forget: written.forget,
    async update(client, changed) {
      const news = written.news(changed);
      if (news.length === 0) return;
      const rows = news.flatMap(({ run, version, rows }) =>
        rows.map((row) => ({ ...row, run, version })),
      );
      const columns = [
        rows.map(({ at }) => at),
        rows.map(({ run }) => run),
        rows.map(({ name }) => name),
      ];
      await client.query({
        name: "take-out-open-cries",
        text: `delete from projections.open_cry as c
               using unnest($1::uuid[], $2::int[]) as n (run, version)
               where c.run = n.run and c.version <= n.version and not exists (
                 select from unnest($3::timestamptz[], $4::uuid[], $5::text[]) as k (at, run, name)
                 where (k.at, k.run, k.name) = (c.at, c.run, c.name))`,
        values: [news.map(({ run }) => run), news.map(({ version }) => version), ...columns],
      });
      await client.query({
        name: "put-in-open-cries",
        text: `insert into projections.open_cry (organisation, at, run, name, version, person)
               select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::int[], $6::uuid[])
               on conflict do nothing`,
        values: [
          rows.map(({ organisation }) => organisation),
          ...columns,
          rows.map(({ version }) => version),
          rows.map(({ person }) => person),
        ],
      });
    },
  };
};
