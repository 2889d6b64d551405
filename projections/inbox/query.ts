import type { Pool } from "pg";

/** Where a row stands in somebody's list. `isAnswered`: their own, when they have answered it. `dueAt`: ISO 8601 UTC. */
export type AskedPlace = {
  readonly isAnswered: boolean;
  readonly dueAt: string;
  readonly run: string;
  readonly request: string;
  readonly person: string;
};

/**
 * What this person is asked, and what those are asked who named them as their stand-in: first what they did not answer, and of
 * each the most urgent first. Whether somebody else answered does not move their row: it is hidden while a gate is open.
 * @param page.beyond where the page before ended or, backwards, the page after began; then the nearest comes first.
 */
export async function findAsked(
  pool: Pool,
  person: string,
  page: { readonly beyond: AskedPlace | null; readonly backwards: boolean; readonly limit: number },
): Promise<readonly AskedPlace[]> {
  const { beyond } = page;
  const [past, order] = page.backwards ? ["<", "desc"] : [">", "asc"];
  const columns = ["is_answered", "due_at", "run", "request", "person"];
  const ordered = columns.map((column) => `${column} ${order}`).join(", ");
  const part = (where: string, isAnswered: string) => `(
    select ${isAnswered} as is_answered, due_at, run, request, person from projections.inbox
    where ${where} and ($2::boolean is null or
      (${isAnswered}, due_at, run, request, person) ${past} ($2, $3::timestamptz, $4::uuid, $5::text, $6::uuid))
    order by ${ordered} limit $7)`;
  const { rows } = await pool.query<
    Omit<AskedPlace, "isAnswered" | "dueAt"> & { is_answered: boolean; due_at: Date }
  >({
    name: `find-asked-${order}`,
    text: `select * from (
             ${part("person = $1", "(answered is not null)")}
             union all ${part("stand_in = $1", "false")}
           ) as found order by ${ordered} limit $7`,
    values: [
      person,
      beyond?.isAnswered ?? null,
      beyond?.dueAt ?? null,
      beyond?.run ?? null,
      beyond?.request ?? null,
      beyond?.person ?? null,
      page.limit,
    ],
  });
  return rows.map(({ is_answered: isAnswered, due_at: dueAt, ...row }) => ({
    ...row,
    isAnswered,
    dueAt: dueAt.toISOString(),
  }));
}
