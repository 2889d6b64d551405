import type { Pool } from "pg";

/** The runs in which open requests ask this person, or others of their group, for whom they may stand in. */
export async function runsAsking(pool: Pool, person: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ run: string }>({
    name: "runs-asking",
    text: `select run from projections.inbox where person = $1
           union
           select r.run from projections.run_list as r
           where r.members @> array[$1::uuid]
             and exists (select from projections.inbox as i where i.run = r.run)`,
    values: [person],
  });
  return rows.map(({ run }) => run);
}
