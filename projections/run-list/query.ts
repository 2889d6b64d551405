import type { Pool } from "pg";
import type { RunState } from "../../domain/state.ts";
import type { TemplateReference } from "../../domain/template.ts";
import { titleText } from "../title-text.ts";

export type ListedRun = {
  readonly run: string;
  readonly title: string | null;
  readonly template: TemplateReference;
  readonly step: string | null;
  readonly status: RunState["status"];
  readonly waitingFor: readonly string[];
  /** Set aside by whoever could not read it. */
  readonly damaged: boolean;
  readonly launchedAt: string;
  readonly updatedAt: string;
};

/** Whose runs: all of an organisation, or only those with this member. */
export type Whose = { readonly organisation: string; readonly member: string | null };

type Row = Omit<ListedRun, "title" | "launchedAt" | "updatedAt"> & {
  readonly title: Buffer | null;
  readonly launchedAt: Date;
  readonly updatedAt: Date;
};

/**
 * Newest first: a run's id begins with the time of its launch, unless a caller's key made it.
 * @param page.bound the last run of the page before or, backwards, the first of the page after; then the nearest comes first.
 */
export async function listRuns(
  pool: Pool,
  whose: Whose,
  page: { readonly bound: string | null; readonly backwards: boolean; readonly limit: number },
): Promise<readonly ListedRun[]> {
  const [beyond, order] = page.backwards ? [">", "asc"] : ["<", "desc"];
  const { rows } = await pool.query<Row & { readonly text: Buffer | null }>({
    name: `list-runs-${order}`,
    text: `select r.run, r.template, r.step, r.status, r.waiting_for as "waitingFor",
             exists (select from record.set_aside as s
                     where s.run = r.run and s.released_at is null) as damaged,
             r.launched_at as "launchedAt", r.updated_at as "updatedAt",
             d.value as text
           from projections.run_list as r
           left join record.disclosure as d on d.commitment = r.title
           where r.organisation = $1 and ($2::uuid is null or r.members @> array[$2::uuid])
             and ($3::uuid is null or (r.launched_at, r.run) ${beyond}
               (select l.launched_at, l.run from projections.run_list as l where l.run = $3::uuid))
           order by r.launched_at ${order}, r.run ${order} limit $4`,
    values: [whose.organisation, whose.member, page.bound, page.limit],
  });
  return rows.map(({ text, launchedAt, updatedAt, title: _, ...row }) => ({
    ...row,
    title: titleText(text),
    launchedAt: launchedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }));
}

/** The ids of all of these runs. */
export async function runsOf(pool: Pool, whose: Whose): Promise<readonly string[]> {
  const { rows } = await pool.query<{ run: string }>({
    name: "runs-of",
    text: `select run from projections.run_list
           where organisation = $1 and ($2::uuid is null or members @> array[$2::uuid])`,
    values: [whose.organisation, whose.member],
  });
  return rows.map(({ run }) => run);
}

/** Runs in which somebody was offered payment or thanks and has not answered, those that moved last first. */
export async function runsWithOffers(
  pool: Pool,
  person: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ run: string }>({
    name: "runs-with-offers",
    text: `select run from projections.run_list
           where offered <> '{}' and offered @> array[$1::uuid]
           order by updated_at desc, run limit $2`,
    values: [person, limit],
  });
  return rows.map(({ run }) => run);
}
