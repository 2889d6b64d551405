import type { Pool } from "pg";
import { listRuns, type ListedRun, type Whose } from "../../projections/run-list/query.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import { cutPage, EMPTY_PAGE, limitOf, type PageOf, type Wanted } from "./page.ts";
import type { RecordedRunEvent } from "../../audit/run-event.ts";
import { titleText } from "../../projections/title-text.ts";

export type RunListItem = ListedRun;

export type RunList = {
  /** The newest first. */
  list(principal: Principal, page: Wanted): Promise<PageOf<RunListItem>>;
};

/** Whose runs somebody may list; null when none. */
export function whose(principal: Principal): Whose | null {
  const { organisation, person } = principal;
  if (authorise(principal, "listRuns", { organisation, member: false }).kind === "allowed") {
    return { organisation, member: null };
  }
  const asMember = authorise(principal, "listRuns", { organisation, member: true });
  return asMember.kind === "allowed" && person !== null ? { organisation, member: person } : null;
}

export const createRunList =
  (pool: Pool): RunList["list"] =>
  async (principal, page) => {
    const mine = whose(principal);
    if (mine === null) return EMPTY_PAGE;
    const wanted = {
      bound: page.before ?? page.after ?? null,
      backwards: page.before !== undefined,
      limit: limitOf(page) + 1,
    };
    const found = await listRuns(pool, mine, wanted);
    return cutPage(found, page, ({ run }) => run);
  };

/** The positions of events in the log; those that are not sequenced yet are absent. */
export const createPositions =
  (pool: Pool) =>
  async (events: readonly RecordedRunEvent["id"][]): Promise<ReadonlyMap<string, number>> => {
    if (events.length === 0) return new Map();
    const { rows } = await pool.query<{ event: string; position: string }>({
      name: "positions-of",
      text: "select event, position from record.sequence where event = any ($1::uuid[])",
      values: [events],
    });
    return new Map(rows.map((row) => [row.event, Number(row.position)]));
  };

/** The titles of runs, as far as they still exist. */
export const createTitles =
  (pool: Pool) =>
  async (runs: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (runs.length === 0) return new Map();
    const { rows } = await pool.query<{ run: string; value: Buffer }>({
      name: "titles-of-runs",
      text: `select r.run, d.value
             from projections.run_list as r join record.disclosure as d on d.commitment = r.title
             where r.run = any ($1::uuid[])`,
      values: [runs],
    });
    return new Map(
      rows.flatMap(({ run, value }) => {
        const title = titleText(value);
        return title === null ? [] : [[run, title] as const];
      }),
    );
  };
