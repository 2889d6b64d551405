import type { PoolClient } from "pg";
import { canonicalBytes, decodeEntry } from "../audit/entry.ts";
import type { Recorded } from "../audit/event.ts";
import type { JsonValue } from "../audit/json.ts";
import { HEADS_STATED } from "../audit/log/heads/heads-entry.ts";
import { RecordUnavailable } from "../audit/record-unavailable.ts";
import type { FurtherCheck } from "../audit/self-check/self-check.ts";
import { POWER_TYPES } from "../domain/organisation/event.ts";
import { foldAll } from "../domain/fold.ts";
import type { RunState } from "../domain/state.ts";
import { cryKey, openCries } from "../domain/cries/cries.ts";
import { openClaims } from "./claims/fold.ts";
import {
  DESK_COLUMNS,
  deskProblems,
  type DeskChecked,
  type TitledChecked,
} from "./desk/self-check.ts";
import { facetsOf } from "./history/facets.ts";
import { askedIn } from "./inbox/asked.ts";
import { PROJECTIONS } from "./projection.ts";
import type { RunEvent } from "../domain/event.ts";
import { runListRow } from "./run-list/fold.ts";
import { VERDICTS } from "./verdicts/follow.ts";
import { verdictProblems, type JudgedInTables } from "./verdicts/self-check.ts";

/** The state before a run's first event, from that event. */
type Start = (first: RunEvent) => Promise<RunState>;

/**
 * What the read models hold of one run, times as ISO 8601 UTC. `version`: null when the run is not listed. `reached`: its newest
 * event that they were told of. `entries`: its events up to the listed version, or to the judged one if that is newer.
 */
type Row = JudgedInTables & {
  readonly run: string;
  readonly organisation: string;
  readonly version: number | null;
  readonly title: Buffer | null;
  readonly template: JsonValue;
  readonly step: string | null;
  readonly status: string;
  readonly waitingFor: readonly string[];
  readonly members: readonly string[];
  readonly addedParts: readonly string[];
  readonly offered: readonly string[];
  readonly launchedAt: string;
  readonly updatedAt: string;
  readonly reached: number;
  readonly entries: readonly Buffer[];
  readonly inbox: readonly string[];
  readonly newestAsked: number;
  readonly claims: readonly string[];
  readonly newestClaim: number;
  readonly cries: readonly string[];
  readonly newestCry: number;
  readonly reflections: readonly string[];
  readonly history: readonly string[];
  readonly named: readonly string[];
  readonly links: readonly string[];
  readonly retired: readonly string[];
  readonly desk: DeskChecked | null;
  readonly titled: readonly TitledChecked[] | null;
  readonly disclosed: readonly string[];
};

/** Events in one reading; a run counts as some of them, however short it is. */
const BATCH = 5_000;
const LEAST = 10;

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const RUNS = `
  select run from projections.run_list
  union select run from projections.inbox
  union select run from projections.open_claim
  union select run from projections.open_cry
  union select run from projections.reflection
  union select run from projections.history
  union select run from projections.run_link
  union select run from projections.retired_template
  union select run from projections.run_verdict
  union select run from projections.run_finding
  union select run from projections.desk
  union select run from projections.run_name
  union select s.run from record.sequence as s join record.event as e on e.id = s.event
  where s.version = 1 and s.position < $1 and e.type <> all (array[${[HEADS_STATED, ...POWER_TYPES].map((type) => `'${type}'`).join(", ")}])`;

const SIZED = `
  select one.run, coalesce(s.version, 0) as events
  from (${RUNS}) as one left join record.stream as s on s.run = one.run order by one.run`;

const ROWS = `
  select one.run, r.organisation, r.version, r.title, r.template, r.step, r.status, r.waiting_for as "waitingFor",
    r.members::text[] as members, r.added_parts as "addedParts", r.offered::text[] as offered, ${utc("r.launched_at")} as "launchedAt", ${utc("r.updated_at")} as "updatedAt",
    (select coalesce(max(e.version), 0) from record.event as e join record.sequence as s on s.event = e.id
     where e.run = one.run and s.position < $2) as reached,
    array(select e.entry from record.event as e
          where e.run = one.run and e.version <= greatest(coalesce(r.version, 1), coalesce(v.version, 0))
          order by e.version) as entries,
    v.version as "judgedVersion",
    (select coalesce(max(e.version), 0) from record.event as e join record.sequence as s on s.event = e.id
     where e.run = one.run and s.position < $3) as "judgedUpTo",
    concat_ws(' ', v.organisation, v.standing, v.rung, ${utc("v.launched_at")}) as verdict,
    array(select concat_ws(' ', f.organisation, f.standing, ${utc("f.launched_at")}, f.code)
          from projections.run_finding as f where f.run = one.run) as findings,
    array(select concat_ws(' ', i.person, i.request, i.part, i.asked_version, ${utc("i.due_at")},
            coalesce(i.answered, '-'), coalesce(i.stand_in::text, '-'))
          from projections.inbox as i where i.run = one.run) as inbox,
    (select coalesce(max(i.version), 0) from projections.inbox as i where i.run = one.run) as "newestAsked",
    array(select concat_ws(' ', c.person, c.claim, ${utc("c.at")})
          from projections.open_claim as c where c.run = one.run) as claims,
    (select coalesce(max(c.version), 0) from projections.open_claim as c where c.run = one.run) as "newestClaim",
    array(select concat_ws(' ', c.organisation, ${utc("c.at")}, c.name, c.person)
          from projections.open_cry as c where c.run = one.run) as cries,
    (select coalesce(max(c.version), 0) from projections.open_cry as c where c.run = one.run) as "newestCry",
    array(select concat_ws(' ', f.event, f.organisation, f.template, f.step)
          from projections.reflection as f where f.run = one.run) as reflections,
    array(select concat_ws(' ', h.organisation, h.version, h.type, h.actor, ${utc("h.at")},
            coalesce(h.part, '-'), coalesce(h.matter, '-'))
          from projections.history as h
          join record.sequence as s on s.position = h.position and s.run = h.run and s.version = h.version
          where h.run = one.run) as history,
    array(select concat_ws(' ', p.version, ${utc("p.at")}, p.person, p.type) from projections.history_person as p
          join record.sequence as s on s.position = p.position and s.run = p.run and s.version = p.version
          where p.run = one.run) as named,
    array(select concat_ws(' ', l.link, l.other, l.kind, coalesce(l.part, '-'))
          from projections.run_link as l where l.run = one.run) as links,
    array(select concat_ws(' ', t.organisation, t.template)
          from projections.retired_template as t where t.run = one.run) as retired,
    ${DESK_COLUMNS}
  from unnest($1::uuid[]) as one (run) left join projections.run_list as r on r.run = one.run
  left join projections.run_verdict as v on v.run = one.run
  order by one.run`;

/**
 * Folds every run anew and compares the read models with it: the list of runs, what people are asked, what was said about them,
 * the reflections, what histories are filtered by, links to other runs, the templates that the run retired, its verdict, and what
 * desks say of it. Several runs are read at once, as many as hold some thousand events.
 * They may be behind the record: each is compared as far as it was told, and must have come so far.
 */
export const checkProjections =
  (startWith: (client: PoolClient) => Start): FurtherCheck =>
  async (client) => {
    const start = startWith(client);
    const { rows: told } = await client.query<{ name: string; position: string }>(
      "select name, position from record.checkpoint_of_subscription where name = any ($1::text[])",
      [[PROJECTIONS, VERDICTS]],
    );
    const upTo = (name: string): string => told.find((one) => one.name === name)?.position ?? "0";
    const position = upTo(PROJECTIONS);
    const { rows: runs } = await client.query<Sized>(SIZED, [position]);
    const problems: string[] = [];
    for (const batch of batchesOf(runs)) {
      const { rows } = await client.query<Row>(ROWS, [batch, position, upTo(VERDICTS)]);
      for (const row of rows) problems.push(...(await problemsOf(row.run, row, start)));
      if (problems.length >= 100) break;
    }
    return problems;
  };

type Sized = { readonly run: string; readonly events: number };

/** Runs that are read at once: together of not much more than `BATCH` events, since these are in memory then. */
function batchesOf(runs: readonly Sized[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let left = 0;
  for (const { run, events } of runs) {
    if (left <= 0) {
      batches.push([]);
      left = BATCH;
    }
    batches.at(-1)?.push(run);
    left -= Math.max(events, LEAST);
  }
  return batches;
}

async function problemsOf(run: string, row: Row, start: Start): Promise<readonly string[]> {
  try {
    const events = row.entries.map((entry) => decodeEntry<RunEvent>(entry));
    const [first] = events;
    if (first !== undefined) {
      const empty = await start(first);
      const listed = events.filter(({ version }) => version <= (row.version ?? 1));
      // The verdicts may be told of a run before the list of runs is.
      const isTold = row.version !== null || row.reached > 0;
      return [
        ...(isTold ? compare(run, row, listed, empty) : []),
        ...verdictProblems(run, row, events, empty),
      ];
    }
  } catch (error) {
    if (error instanceof RecordUnavailable) throw error;
    return [`Run ${run} can't be folded from the record: ${messageOf(error)}`];
  }
  const isShown =
    row.version !== null ||
    row.judgedVersion !== null ||
    row.desk !== null ||
    [
      row.findings,
      row.titled ?? [],
      row.inbox,
      row.claims,
      row.cries,
      row.reflections,
      row.history,
      row.links,
      row.retired,
    ].some((lines) => lines.length > 0);
  return isShown ? [`Run ${run} is listed, and the record does not hold its beginning.`] : [];
}

function compare(
  run: string,
  row: Row,
  events: readonly Recorded<RunEvent>[],
  empty: RunState,
): readonly string[] {
  if (row.version === null) return [`The list of runs does not show run ${run}.`];
  const state = foldAll(empty, events);
  const problems: string[] = [];
  if (row.version < row.reached) {
    problems.push(
      `The list of runs shows run ${run} as it was at version ${row.version}, and was told of version ${row.reached}.`,
    );
  }
  if (!isListed(row, state, events)) {
    problems.push(`The list of runs shows run ${run} as it is not in the record.`);
  }
  const asked = askedIn(state).map(
    ({ person, request, part, version, toldDueAt, answered, standIn }) =>
      [person, request, part, version, toldDueAt, answered ?? "-", standIn ?? "-"].join(" "),
  );
  if (!sameLines(asked, row.inbox) || row.newestAsked > row.version) {
    problems.push(`What people are asked in run ${run} is not what the record says.`);
  }
  const claims = openClaims(state).map(({ person, claim, at }) => [person, claim, at].join(" "));
  if (!sameLines(claims, row.claims) || row.newestClaim > row.version) {
    problems.push(`What was said about people in run ${run} is not what the record says.`);
  }
  const cries = openCries(state).map((cry) =>
    [state.organisation, cry.at, cryKey(cry), cry.member].join(" "),
  );
  if (!sameLines(cries, row.cries) || row.newestCry > row.version) {
    problems.push(`Who waits for help in run ${run} is not what the record says.`);
  }
  const reflected = events.flatMap((event) =>
    event.type === "reflected" && event.version <= row.reached
      ? [[event.id, state.organisation, state.template.name, event.data.step].join(" ")]
      : [],
  );
  if (!sameLines(reflected, row.reflections)) {
    problems.push(`The reflections that are counted of run ${run} are not those on record.`);
  }
  const told = events
    .filter(({ version }) => version <= row.reached)
    .map((event) => ({ version: event.version, ...facetsOf(event) }));
  const lines = told.map(({ version, type, actor, at, part, matter }) =>
    [state.organisation, version, type, actor, at, part ?? "-", matter ?? "-"].join(" "),
  );
  const named = told.flatMap(({ version, at, about, type }) =>
    about.map((person) => [version, at, person, type].join(" ")),
  );
  if (!sameLines(lines, row.history) || !sameLines(named, row.named)) {
    problems.push(`The history of run ${run} is filtered by what is not in the record.`);
  }
  const toldOf = events.filter(({ version }) => version <= row.reached);
  const links = toldOf.flatMap((event) =>
    event.type === "runLinked"
      ? [[event.data.link, event.data.run, event.data.kind, event.data.part ?? "-"].join(" ")]
      : [],
  );
  if (!sameLines(links, row.links)) {
    problems.push(`What run ${run} is linked to is not what the record says.`);
  }
  const retired = toldOf.flatMap((event) =>
    event.type === "templateRetired" ? [[state.organisation, event.data.template].join(" ")] : [],
  );
  if (!sameLines([...new Set(retired)], row.retired)) {
    problems.push(`Which templates run ${run} retired is not what the record says.`);
  }
  return [...problems, ...deskProblems(run, state, row, events)];
}

function isListed(row: Row, state: RunState, events: readonly Recorded<RunEvent>[]): boolean {
  // What a run waits for was worked out as of the newest event that the list was told of.
  const listed = runListRow(state, row.updatedAt);
  const [first] = events;
  const title = first?.type === "runLaunched" ? first.data.title.commitment : null;
  return (
    listed.organisation === row.organisation &&
    listed.version === row.version &&
    listed.step === row.step &&
    listed.status === row.status &&
    listed.launchedAt === row.launchedAt &&
    events.some(({ at }) => at === row.updatedAt) &&
    title === (row.title?.toString("hex") ?? null) &&
    canonicalBytes(state.pinned).equals(canonicalBytes(row.template)) &&
    sameLines(listed.waitingFor, row.waitingFor) &&
    sameLines(listed.members, row.members) &&
    sameLines(listed.addedParts, row.addedParts) &&
    sameLines(listed.offered, row.offered)
  );
}

const sameLines = (some: readonly string[], others: readonly string[]): boolean =>
  some.toSorted().join("\n") === others.toSorted().join("\n");

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
