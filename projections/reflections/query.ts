import type { Pool } from "pg";

export type ReflectionCount = {
  readonly template: string;
  readonly step: string;
  readonly count: number;
};

/** How often each step was named, most often first. */
export async function countReflections(
  pool: Pool,
  organisation: string,
): Promise<readonly ReflectionCount[]> {
  const { rows } = await pool.query<ReflectionCount>({
    name: "count-reflections",
    text: `select template, step, count(*)::int as count from projections.reflection
           where organisation = $1 group by template, step order by count desc, template, step`,
    values: [organisation],
  });
  return rows;
}
