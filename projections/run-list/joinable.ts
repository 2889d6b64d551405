import type { Pool } from "pg";
import { titleText } from "../title-text.ts";

type Joinable = {
  readonly run: string;
  readonly title: string | null;
  readonly name: string;
  readonly version: number;
};

/**
 * Running runs of these templates in an organisation that a person is not in, newest first.
 * @param page as of `listRuns`.
 */
export async function listJoinable(
  pool: Pool,
  organisation: string,
  person: string,
  templates: readonly string[],
  page: { readonly bound: string | null; readonly backwards: boolean; readonly limit: number },
): Promise<readonly Joinable[]> {
  const [beyond, order] = page.backwards ? [">", "asc"] : ["<", "desc"];
  const { rows } = await pool.query<Omit<Joinable, "title"> & { readonly text: Buffer | null }>({
    name: `joinable-runs-${order}`,
    text: `with page as (
             select r.run, r.title, r.template, r.launched_at from projections.run_list as r
             where r.organisation = $1 and r.status = 'running' and not r.members @> array[$2::uuid]
               and r.template ->> 'name' = any ($3::text[])
               and ($4::uuid is null or (r.launched_at, r.run) ${beyond}
                 (select l.launched_at, l.run from projections.run_list as l where l.run = $4::uuid))
             order by r.launched_at ${order}, r.run ${order} limit $5
           )
           select r.run, r.template ->> 'name' as name, (r.template ->> 'version')::int as version,
             (select d.value from record.disclosure as d where d.commitment = r.title) as text
           from page as r
           order by r.launched_at ${order}, r.run ${order}`,
    values: [organisation, person, templates, page.bound, page.limit],
  });
  return rows.map(({ text, ...row }) => ({ ...row, title: titleText(text) }));
}
