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
  readonly text: Buffer | null;
  readonly launchedAt: Date;
  readonly updatedAt: Date;
};

/**
 * Newest first: a run's id begins with the time of its launch, unless a caller's key made it. The page's runs are found first, in the
 * order of an index; what is shown of them is looked up for those alone.
 * @param page.bound the last run of the page before or, backwards, the first of the page after; then the nearest comes first.
 */
export async function listRuns(
  pool: Pool,
  whose: Whose,
  page: { readonly bound: string | null; readonly backwards: boolean; readonly limit: number },
): Promise<readonly ListedRun[]> {
  const [beyond, order] = page.backwards ? [">", "asc"] : ["<", "desc"];
  const bound =
    page.bound === null
      ? ""
      : `and (l.launched_at, l.run) ${beyond}
           (select b.launched_at, b.run from projections.run_list as b where b.run = $4::uuid)`;
  const { rows } = await pool.query<Row>({
    name: `list-runs-${order}-${whose.member === null ? "all" : "own"}-${page.bound === null ? "first" : "on"}`,
    text: `with page as (
             select l.* from projections.run_list as l
             where l.organisation = $1 and ${ofMember("l", whose)} ${bound}
             order by l.launched_at ${order}, l.run ${order} limit $3
           )
           select r.run, r.template, r.step, r.status, r.waiting_for as "waitingFor",
             exists (select from record.set_aside as s
                     where s.run = r.run and s.released_at is null) as damaged,
             r.launched_at as "launchedAt", r.updated_at as "updatedAt",
             (select d.value from record.disclosure as d where d.commitment = r.title) as text
           from page as r
           order by r.launched_at ${order}, r.run ${order}`,
    values: [
      ...[whose.organisation, whose.member, page.limit],
      ...(page.bound === null ? [] : [page.bound]),
    ],
  });
  return rows.map(({ text, launchedAt, updatedAt, ...row }) => ({
    ...row,
    title: titleText(text),
    launchedAt: launchedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }));
}

/**
 * The condition that a run is one of those, with the member as `$2`. Somebody's own runs are few and looked up by themselves: a plan that
 * goes through all of the organisation's until it has met enough of theirs would cost more the more there are.
 */
const ofMember = (table: string, { member }: Whose): string =>
  member === null
    ? "$2::uuid is null"
    : `${table}.run = any (array(
         select m.run from projections.run_list as m where m.members @> array[$2::uuid]))`;

/** The ids of all of these runs. */
export async function runsOf(pool: Pool, whose: Whose): Promise<readonly string[]> {
  const { rows } = await pool.query<{ run: string }>({
    name: `runs-of-${whose.member === null ? "all" : "own"}`,
    text: `select l.run from projections.run_list as l
           where l.organisation = $1 and ${ofMember("l", whose)}`,
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
