import type { Pool } from "pg";
import type { LinkKind } from "../../domain/events/link.ts";

/** A link that leads to a run. `run`: the one that made it. */
export type IncomingLink = {
  readonly link: string;
  readonly run: string;
  readonly kind: LinkKind;
};

/** Links that lead to any of these runs, oldest first. */
export async function linksTo(
  pool: Pool,
  runs: readonly string[],
): Promise<readonly (IncomingLink & { readonly other: string })[]> {
  if (runs.length === 0) return [];
  const { rows } = await pool.query<IncomingLink & { readonly other: string }>({
    name: "links-to",
    text: `select link, run, other, kind from projections.run_link
           where other = any ($1::uuid[]) order by link`,
    values: [runs],
  });
  return rows;
}

/** Whether an organisation retired a template. */
export async function isRetired(
  pool: Pool,
  organisation: string,
  template: string,
): Promise<boolean> {
  const { rows } = await pool.query({
    name: "is-retired",
    text: `select from projections.retired_template
           where organisation = $1 and template = $2 limit 1`,
    values: [organisation, template],
  });
  return rows.length > 0;
}

/** Runs of these templates that still go on in an organisation, newest first. */
export async function goingOn(
  pool: Pool,
  organisation: string,
  templates: readonly string[],
): Promise<readonly { readonly run: string; readonly template: string }[]> {
  if (templates.length === 0) return [];
  const { rows } = await pool.query<{ run: string; template: string }>({
    name: "going-on",
    text: `select run, template ->> 'name' as template from projections.run_list
           where organisation = $1 and status <> 'finished' and template ->> 'name' = any ($2::text[])
           order by launched_at desc, run desc limit 200`,
    values: [organisation, templates],
  });
  return rows;
}
