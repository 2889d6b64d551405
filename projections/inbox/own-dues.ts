import type { Pool } from "pg";
import { titleText } from "../title-text.ts";

/** A question that somebody is asked and has not answered. `dueAt`: ISO 8601 UTC, as everybody may know it. */
export type OwnDue = {
  readonly run: string;
  readonly request: string;
  readonly title: string | null;
  readonly dueAt: string;
};

/** A person's own questions that wait for an answer, the most urgent first. */
export async function findOwnDues(
  pool: Pool,
  person: string,
  limit: number,
): Promise<readonly OwnDue[]> {
  const { rows } = await pool.query<
    Omit<OwnDue, "title" | "dueAt"> & { due: Date; text: Buffer | null }
  >({
    name: "find-own-dues",
    text: `select i.run, i.request, i.due_at as due, t.value as text
           from projections.inbox as i
           join projections.run_list as r on r.run = i.run
           left join record.disclosure as t on t.commitment = r.title
           where i.person = $1 and (i.answered is not null) = false
           order by i.due_at, i.run, i.request limit $2`,
    values: [person, limit],
  });
  return rows.map(({ due, text, ...row }) => ({
    ...row,
    title: titleText(text),
    dueAt: due.toISOString(),
  }));
}
