import type { Pool } from "pg";
import type { Desk } from "../../domain/desk/desk.ts";
import type { Due } from "../../domain/desk/dues.ts";
import type { RiskCode } from "../../domain/risks/risk.ts";
import type { RunState } from "../../domain/state.ts";
import { titleText } from "../title-text.ts";

/** A run as its row has it. Times are ISO 8601 UTC. `isMember`: the reader is, or was, in the group. */
export type DeskRow = {
  readonly run: string;
  readonly title: string | null;
  readonly status: RunState["status"];
  readonly step: string | null;
  readonly dueAt: string | null;
  readonly updatedAt: string;
  readonly damaged: boolean;
  readonly isMember: boolean;
  readonly told: Desk;
};

/** Which runs a desk shows: all of these hold. `text`: a part of a title, a place's title, or the name of somebody in the group. */
export type OnlyOnDesk = {
  readonly status?: RunState["status"] | undefined;
  readonly waitingFor?: string | undefined;
  readonly risk?: RiskCode | "any" | undefined;
  readonly text?: string | undefined;
};

/** `newest`: as they were launched; `due`: those that something is due in, the most urgent first. */
export type DeskOrder = "newest" | "due";

/** People whose names hold the words that are looked for: more than these mean nobody in particular. */
const MOST_PEOPLE = 200;

const likely = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, "\\$&")}%`;

const KEYS = { newest: "d.launched_at", due: "d.due_at" } as const;

/**
 * Runs of an organisation for a desk: one question to the read model, by an index.
 * @param page.bound the last run of the page before or, backwards, the first of the page after; then the nearest comes first.
 */
export async function findDesk(
  pool: Pool,
  { organisation, person }: { readonly organisation: string; readonly person: string },
  page: { readonly bound: string | null; readonly backwards: boolean; readonly limit: number },
  { only, order }: { readonly only: OnlyOnDesk; readonly order: DeskOrder },
): Promise<readonly DeskRow[]> {
  const values: unknown[] = [organisation, person, page.limit];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const key = KEYS[order];
  const isUp = (order === "due") !== page.backwards;
  const [beyond, way] = isUp ? [">", "asc"] : ["<", "desc"];
  const where = ["d.organisation = $1"];
  if (order === "due") where.push("d.due_at is not null");
  if (page.bound !== null)
    where.push(
      `(${key}, d.run) ${beyond} (select ${key.replace("d.", "b.")}, b.run from projections.desk as b where b.run = ${put(page.bound)}::uuid)`,
    );
  if (only.status !== undefined) where.push(`d.status = ${put(only.status)}`);
  if (only.waitingFor !== undefined)
    where.push(`d.waiting_for @> array[${put(only.waitingFor)}::text]`);
  if (only.risk === "any") where.push("d.risks <> '{}'");
  else if (only.risk !== undefined) where.push(`d.risks @> array[${put(only.risk)}::text]`);
  if (only.text !== undefined) where.push(named(put(likely(only.text))));
  const { rows } = await pool.query<
    Omit<DeskRow, "title" | "dueAt" | "updatedAt" | "step"> & {
      readonly text: Buffer | null;
      readonly due: Date | null;
      readonly updated: Date;
    }
  >({
    text: `select d.run, d.status, d.due_at as due, d.told, r.updated_at as updated,
             $2::uuid = any (r.members) as "isMember",
             exists (select from record.set_aside as s
                     where s.run = d.run and s.released_at is null) as damaged,
             t.value as text
           from projections.desk as d
           join projections.run_list as r on r.run = d.run
           left join record.disclosure as t on t.commitment = r.title
           where ${where.join(" and ")}
           order by ${key} ${way}, d.run ${way} limit $3`,
    values,
  });
  return rows.map(({ text, due, updated, ...row }) => ({
    ...row,
    title: titleText(text),
    step: row.told.step,
    dueAt: due?.toISOString() ?? null,
    updatedAt: updated.toISOString(),
  }));
}

const named = (text: string): string => `d.run in (
  select n.run from projections.run_name as n where n.organisation = $1 and n.name ilike ${text}
  union all
  select m.run from projections.run_list as m
  where m.organisation = $1 and m.members && array(
    select p.pseudonym from directory.person as p
    where p.organisation = $1 and p.name ilike ${text} limit ${MOST_PEOPLE}))`;

/** Something that is due in a run, with the run's title. */
export type DueInRun = Due & {
  readonly run: string;
  readonly title: string | null;
  readonly names: Desk["names"];
};

/** What is due in all runs of an organisation that go on, the most urgent runs first. */
export async function findDues(
  pool: Pool,
  organisation: string,
  limit: number,
): Promise<readonly DueInRun[]> {
  const { rows } = await pool.query<{ run: string; told: Desk; text: Buffer | null }>({
    name: "find-dues",
    text: `select d.run, d.told, t.value as text
           from projections.desk as d
           join projections.run_list as r on r.run = d.run
           left join record.disclosure as t on t.commitment = r.title
           where d.organisation = $1 and d.due_at is not null
           order by d.due_at, d.run limit $2`,
    values: [organisation, limit],
  });
  return rows.flatMap(({ run, told, text }) =>
    told.dues.map((due) => ({ ...due, run, title: titleText(text), names: told.names })),
  );
}
