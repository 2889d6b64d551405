import type { Pool } from "pg";
import type { EntryRow } from "../../audit/entry.ts";
import type { FacetFilter } from "./facets.ts";

/** Whose history: all of an organisation's, or that of some runs. */
export type HistoryScope = { readonly organisation: string } | { readonly runs: readonly string[] };

/** A line's place in time: events of one moment are told apart by their positions. `at`: PostgreSQL's own text. */
export type Place = { readonly at: string; readonly position: string };

/** A line that fits, with its entry. */
export type FoundLine = Place & EntryRow;

type Wanted = {
  readonly filter: FacetFilter;
  readonly order: "newest-first" | "oldest-first";
  /** Where the page before ended. */
  readonly beyond: Place | null;
  readonly limit: number;
  /** Of these types, if the filter names any, only what is no later than this; the text of a time, as in `Place`. */
  readonly only?: { readonly types: readonly string[]; readonly until: string } | null;
};

/**
 * The next lines that fit a filter. Each run, each type, each matter and each person is looked up by itself, in an index that ends in the time, and gives at
 * most one page; so a filter costs what it finds, however long the history is.
 */
export async function findHistory(
  pool: Pool,
  scope: HistoryScope,
  wanted: Wanted,
): Promise<readonly FoundLine[]> {
  const { text, values } = historyQuery(scope, wanted);
  const { rows } = await pool.query<FoundLine>(text, values);
  return rows;
}

/** The statement of `findHistory`. */
export function historyQuery(
  scope: HistoryScope,
  { filter, order, beyond, limit, only = null }: Wanted,
): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown, type: string): string => `$${values.push(one)}::${type}`;
  const { types, actor, about, people, part, matters, from, until } = filter;
  const ofPerson = about !== undefined || people !== undefined;
  // Kind, time and place are taken from the table whose index gives the order.
  const its = ofPerson ? "p" : "h";
  const direction = order === "newest-first" ? "desc" : "asc";
  const inRuns = "runs" in scope;
  const tie = inRuns ? "version" : "position";
  const sources: string[] = [];
  const conditions: string[] = [];
  if (inRuns) {
    sources.push(`unnest(${value(scope.runs, "uuid[]")}) as r (run)`);
    conditions.push(`${its}.run = r.run`);
  } else conditions.push(`h.organisation = ${value(scope.organisation, "uuid")}`);
  if (types !== undefined) {
    sources.push(`unnest(${value([...new Set(types)], "text[]")}) as t (type)`);
    conditions.push(`${its}.type = t.type`);
    if (only !== null) {
      const late = `t.type = any(${value(only.types, "text[]")})`;
      const end = `case when ${late} then ${value(only.until, "timestamptz")} else 'infinity' end`;
      conditions.push(`${its}.at <= ${end}`);
    }
  }
  if (matters !== undefined) {
    sources.push(`unnest(${value([...new Set(matters)], "text[]")}) as m (matter)`);
    conditions.push("h.matter = m.matter");
  }
  if (people !== undefined) {
    sources.push(`unnest(${value([...new Set(people)], "text[]")}) as q (person)`);
    conditions.push("p.person = q.person");
  }
  if (actor !== undefined) conditions.push(`h.actor = ${value(actor, "text")}`);
  if (about !== undefined) conditions.push(`p.person = ${value(about, "text")}`);
  if (part !== undefined) conditions.push(`h.part = ${value(part, "text")}`);
  if (from !== undefined) conditions.push(`${its}.at >= ${value(from, "timestamptz")}`);
  if (until !== undefined) conditions.push(`${its}.at < ${value(until, "timestamptz")}`);
  if (beyond !== null) {
    const [at, position] = [value(beyond.at, "timestamptz"), value(beyond.position, "bigint")];
    // The first bound is for the index, whose last column is another one within runs.
    const [least, past] = order === "newest-first" ? ["<=", "<"] : [">=", ">"];
    conditions.push(`${its}.at ${least} ${at}`);
    conditions.push(`(${its}.at, ${its}.position) ${past} (${at}, ${position})`);
  }
  const most = value(limit, "int");
  const lines = ofPerson
    ? "projections.history_person as p join projections.history as h on h.position = p.position"
    : "projections.history as h";
  const found = `lateral (
      select h.position, ${its}.at, h.run, h.version from ${lines}
      where ${conditions.join(" and ")}
      order by ${its}.at ${direction}, ${its}.${tie} ${direction} limit ${most}
    ) as f`;
  return {
    values,
    text: `
    with found as (
      select ${people === undefined ? "" : "distinct "}f.* from ${[...sources, found].join(" cross join ")}
      order by f.at ${direction}, f.position ${direction} limit ${most}
    )
    select f.position, f.at::text as at, e.id, e.run, e.version, e.entry
    from found as f
    join record.sequence as s on s.position = f.position join record.event as e on e.id = s.event
    order by f.at ${direction}, f.position ${direction}`,
  };
}

/** The place of a position of the log, or of where it would be; null when the index holds nothing so old. */
export async function placeOf(pool: Pool, position: number): Promise<Place | null> {
  const { rows } = await pool.query<Place>({
    name: "history-place",
    text: `select h.at::text as at, $1::bigint as position from projections.history as h
           where h.position <= $1 order by h.position desc limit 1`,
    values: [position],
  });
  return rows[0] ?? null;
}

/** How far a run's events are in the index; 0 when none is. */
export async function indexedVersion(pool: Pool, run: string): Promise<number> {
  const { rows } = await pool.query<{ version: number }>({
    name: "history-indexed-version",
    text: `select version from projections.history where run = $1
           order by at desc, version desc limit 1`,
    values: [run],
  });
  return rows[0]?.version ?? 0;
}

/** The place of a run's event; null while the index does not hold it. */
export async function placeOfVersion(
  pool: Pool,
  run: string,
  version: number,
): Promise<Place | null> {
  const { rows } = await pool.query<Place>({
    name: "history-place-of-version",
    text: `select h.at::text as at, h.position
           from record.event as e join record.sequence as s on s.event = e.id
           join projections.history as h on h.position = s.position
           where e.run = $1 and e.version = $2`,
    values: [run, version],
  });
  return rows[0] ?? null;
}
