import type { Pool } from "pg";
import type { Verdict } from "../../domain/verdict.ts";
import { titleText } from "../title-text.ts";

/** A run with its verdict. `findings`: the codes of what was found, each once. */
export type JudgedRun = {
  readonly run: string;
  readonly title: string | null;
  /** The name of its template; null until the list of runs holds it too. */
  readonly template: string | null;
  readonly standing: Verdict["standing"];
  readonly rung: Verdict["rung"];
  readonly findings: readonly string[];
  /** Set aside by whoever could not read it: the verdict is of what could be read. */
  readonly damaged: boolean;
  readonly launchedAt: string;
};

/** Only runs with this verdict, or in which this was found; both when both are given. */
export type OnlyJudged = {
  readonly standing?: string | undefined;
  readonly finding?: string | undefined;
};

type Wanted = {
  /** The last run of the page before or, backwards, the first of the page after. */
  readonly bound: string | null;
  readonly backwards: boolean;
  readonly limit: number;
};

type Row = Omit<JudgedRun, "title" | "launchedAt"> & {
  readonly text: Buffer | null;
  readonly launchedAt: Date;
};

/** The judged runs of an organisation, the newest first; backwards, the nearest first. It reads what it finds. */
export async function listJudged(
  pool: Pool,
  organisation: string,
  page: Wanted,
  only: OnlyJudged = {},
): Promise<readonly JudgedRun[]> {
  const { text, values } = judgedQuery(organisation, page, only);
  const { rows } = await pool.query<Row>(text, values);
  return rows.map(({ text, launchedAt, ...row }) => ({
    ...row,
    title: titleText(text),
    launchedAt: launchedAt.toISOString(),
  }));
}

/** The statement of `listJudged`, put together from what is asked for: each has an index of its own. */
export function judgedQuery(
  organisation: string,
  { bound, backwards, limit }: Wanted,
  { standing, finding }: OnlyJudged,
): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown, type: string): string => `$${values.push(one)}::${type}`;
  const order = backwards ? "asc" : "desc";
  const table = finding === undefined ? "run_verdict" : "run_finding";
  const conditions = [
    `o.organisation = ${value(organisation, "uuid")}`,
    ...(finding === undefined ? [] : [`o.code = ${value(finding, "text")}`]),
    ...(standing === undefined ? [] : [`o.standing = ${value(standing, "text")}`]),
    ...(bound === null
      ? []
      : [
          `(o.launched_at, o.run) ${backwards ? ">" : "<"}
            (select b.launched_at, b.run from projections.run_verdict as b where b.run = ${value(bound, "uuid")})`,
        ]),
  ];
  return {
    text: `with listed as (
             select o.run, o.launched_at from projections.${table} as o
             where ${conditions.join(" and ")}
             order by o.launched_at ${order}, o.run ${order} limit ${value(limit, "int")})
           select v.run, v.standing, v.rung, v.launched_at as "launchedAt", r.template ->> 'name' as template,
             d.value as text,
             array(select f.code from projections.run_finding as f where f.run = v.run order by f.code) as findings,
             exists (select from record.set_aside as s
                     where s.run = v.run and s.released_at is null) as damaged
           from listed as l join projections.run_verdict as v on v.run = l.run
           left join projections.run_list as r on r.run = v.run
           left join record.disclosure as d on d.commitment = r.title
           order by l.launched_at ${order}, l.run ${order}`,
    values,
  };
}
