import type { Pool } from "pg";
import { textOf } from "./query.ts";

type Joinable = {
  readonly run: string;
  readonly title: string | null;
  readonly name: string;
  readonly version: number;
};

const MOST = 100;

/** Running runs of these templates in an organisation that a person is not in, newest first. */
export async function listJoinable(
  pool: Pool,
  organisation: string,
  person: string,
  templates: readonly string[],
): Promise<readonly Joinable[]> {
  const { rows } = await pool.query<Omit<Joinable, "title"> & { readonly text: string | null }>({
    name: "joinable-runs",
    text: `select r.run, r.template ->> 'name' as name, (r.template ->> 'version')::int as version,
             convert_from(d.value, 'UTF8') as text
           from projections.run_list as r
           left join record.disclosure as d on d.commitment = r.title
           where r.organisation = $1 and r.status = 'running' and not r.members @> array[$2::uuid]
             and r.template ->> 'name' = any ($3::text[])
           order by r.launched_at desc, r.run desc limit $4`,
    values: [organisation, person, templates, MOST],
  });
  return rows.map(({ text, ...row }) => ({ ...row, title: textOf(text) }));
}
