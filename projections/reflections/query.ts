import type { Pool } from "pg";

export type ReflectionCount = {
  readonly template: string;
  readonly stage: string;
  readonly count: number;
};

/** How often each stage was named, most often first. */
export async function countReflections(
  pool: Pool,
  organisation: string,
): Promise<readonly ReflectionCount[]> {
  const { rows } = await pool.query<ReflectionCount>({
    name: "count-reflections",
    text: `select template, stage, count(*)::int as count from projections.reflection
           where organisation = $1 group by template, stage order by count desc, template, stage`,
    values: [organisation],
  });
  return rows;
}
