import type { Pool } from "pg";

/** The runs in which open requests ask this person. */
export async function runsAsking(pool: Pool, person: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ run: string }>({
    name: "runs-asking",
    text: "select distinct run from projections.inbox where person = $1",
    values: [person],
  });
  return rows.map(({ run }) => run);
}
