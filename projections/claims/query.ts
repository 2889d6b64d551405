import type { Pool } from "pg";

/** Where an open claim stands in somebody's list. `claim`: the version of the event that said it. `at`: ISO 8601 UTC. */
export type ClaimPlace = { readonly at: string; readonly run: string; readonly claim: number };

/**
 * What was said about this person and they have not answered, the newest first.
 * @param page.beyond where the page before ended or, backwards, the page after began; then the nearest comes first.
 */
export async function findOpenClaims(
  pool: Pool,
  person: string,
  page: { readonly beyond: ClaimPlace | null; readonly backwards: boolean; readonly limit: number },
): Promise<readonly ClaimPlace[]> {
  const { beyond } = page;
  const [past, order] = page.backwards ? [">", "asc"] : ["<", "desc"];
  const { rows } = await pool.query<Omit<ClaimPlace, "at"> & { readonly at: Date }>({
    name: `find-open-claims-${order}`,
    text: `select at, run, claim from projections.open_claim
           where person = $1 and ($2::timestamptz is null or (at, run, claim) ${past} ($2, $3::uuid, $4::int))
           order by at ${order}, run ${order}, claim ${order} limit $5`,
    values: [person, beyond?.at ?? null, beyond?.run ?? null, beyond?.claim ?? null, page.limit],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
