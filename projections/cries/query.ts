import type { Pool } from "pg";
import type { Whose } from "../run-list/query.ts";

/** Where an open cry for help stands in the list. `at`: ISO 8601 UTC. `name`: its key in the run's state. */
export type CryPlace = { readonly at: string; readonly run: string; readonly name: string };

/**
 * Cries for help in these runs that still want an answer, the oldest first.
 * @param page.beyond where the page before ended or, backwards, the page after began; then the nearest comes first.
 */
export async function findOpenCries(
  pool: Pool,
  whose: Whose,
  page: { readonly beyond: CryPlace | null; readonly backwards: boolean; readonly limit: number },
): Promise<readonly CryPlace[]> {
  const { beyond } = page;
  const [past, order] = page.backwards ? ["<", "desc"] : [">", "asc"];
  const { rows } = await pool.query<Omit<CryPlace, "at"> & { readonly at: Date }>({
    name: `find-open-cries-${order}`,
    text: `select c.at, c.run, c.name
           from projections.open_cry as c join projections.run_list as r on r.run = c.run
           where c.organisation = $1 and ($2::uuid is null or r.members @> array[$2::uuid])
             and ($3::timestamptz is null or (c.at, c.run, c.name) ${past} ($3, $4::uuid, $5::text))
           order by c.at ${order}, c.run ${order}, c.name ${order} limit $6`,
    values: [
      whose.organisation,
      whose.member,
      beyond?.at ?? null,
      beyond?.run ?? null,
      beyond?.name ?? null,
      page.limit,
    ],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** What this person cried for and still wants, the newest first. */
export async function findOwnCries(
  pool: Pool,
  person: string,
  limit: number,
): Promise<readonly Omit<CryPlace, "at">[]> {
  const { rows } = await pool.query<Omit<CryPlace, "at">>({
    name: "find-own-cries",
    text: `select run, name from projections.open_cry where person = $1
           order by at desc limit $2`,
    values: [person, limit],
  });
  return rows;
}
