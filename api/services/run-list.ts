import type { Pool } from "pg";
import type { LoggedEvent } from "../../audit/read.ts";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { eventOrDamage, type EntryRow } from "../../audit/entry.ts";
import { readRunAlarms, type RunAlarm } from "../../audit/set-aside.ts";
import type { RunState } from "../../domain/state.ts";
import { countReflections } from "../../projections/reflections/query.ts";
import { listRuns, runsOf, type Whose } from "../../projections/run-list/query.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { DamagedPart } from "../damage.ts";
import type { Services } from "../services.ts";
import type { RecordedRunEvent, RunEvent } from "./runs/decider.ts";
import { entriesOf, isWanted, type ReadDependencies } from "./runs/read.ts";
import { maySee, viewerOf } from "./runs/visibility.ts";

const MOST = 200;
/** Events looked at in one go when a history over runs is filtered. */
const STRIDE = 500;

/** Whose runs somebody may list; null when none. */
function whose(principal: Principal): Whose | null {
  const { organisation, person } = principal;
  if (authorise(principal, "listRuns", { organisation, member: false }).kind === "allowed") {
    return { organisation, member: null };
  }
  const asMember = authorise(principal, "listRuns", { organisation, member: true });
  return asMember.kind === "allowed" && person !== null ? { organisation, member: person } : null;
}

export const createRunList =
  (pool: Pool): Services["runs"]["list"] =>
  async (principal, page) => {
    const mine = whose(principal);
    if (mine === null) return { items: [], next: null };
    const limit = Math.min(page.limit ?? 50, MOST);
    const found = await listRuns(pool, mine, { after: page.after ?? null, limit: limit + 1 });
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.run ?? null) : null };
  };

export const createReflections = (pool: Pool): Services["reflections"] => ({
  async list(principal) {
    const mine = whose(principal);
    return mine === null ? [] : countReflections(pool, mine.organisation);
  },
});

/** The history over all runs, in the order of the log, newest first. */
export const createHistory = (
  pool: Pool,
  deps: Pick<ReadDependencies, "disclosures" | "names" | "positions">,
  loadReadable: (principal: Principal, run: string) => Promise<RunState | null>,
): Services["history"] => ({
  async list(principal, filter) {
    const mine = whose(principal);
    if (mine === null) return { items: [], next: null };
    const runs = await runsOf(pool, mine);
    const damaged = (await readRunAlarms(pool)).filter(({ run }) => runs.includes(run));
    const damagedRuns = new Set(damaged.map(({ run }) => run));
    const viewer = viewerOf(principal);
    const limit = Math.min(filter.limit ?? 100, MOST);
    const wanted: LoggedEvent<RunEvent>[] = [];
    let before = filter.before ?? Number.MAX_SAFE_INTEGER;
    for (let more = true; more && wanted.length <= limit;) {
      const events = await newestOf(pool, runs, before);
      for (const logged of events) {
        const { position, event } = logged;
        if (event instanceof DamagedRun || !isWanted(event, filter)) continue;
        const { run } = event;
        const state = damagedRuns.has(run) ? null : await loadReadable(principal, run);
        if (state !== null && maySee(event, state, viewer)) wanted.push({ position, event });
        if (wanted.length > limit) break;
      }
      before = events.at(-1)?.position ?? 0;
      more = events.length === STRIDE;
    }
    const page = wanted.slice(0, limit);
    const lines = await entriesOf(
      deps,
      mine.organisation,
      page.map(({ event }) => event),
    );
    const items = lines.map((line, index) => ({ ...line, run: page[index]?.event.run ?? "" }));
    const next = wanted.length > limit ? (page.at(-1)?.position ?? null) : null;
    return {
      items,
      next,
      ...(damaged.length === 0 ? {} : { damaged: damaged.map(partOf) }),
    };
  },
});

const partOf = ({ run, event, version, message }: RunAlarm): DamagedPart => ({
  run,
  event,
  version,
  why: message,
});

async function newestOf(
  pool: Pool,
  runs: readonly string[],
  before: number,
): Promise<
  readonly { readonly position: number; readonly event: RecordedRunEvent | DamagedRun }[]
> {
  const { rows } = await pool.query<EntryRow & { position: string }>({
    name: "history-over-runs",
    text: `select s.position, e.id, e.run, e.version, e.entry
           from record.sequence as s join record.event as e on e.id = s.event
           where s.run = any ($1::uuid[]) and s.position < $2
           order by s.position desc limit $3`,
    values: [runs, before, STRIDE],
  });
  return rows.map(({ position, ...row }) => ({
    position: Number(position),
    event: eventOrDamage<RunEvent>(row),
  }));
}

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
    const { rows } = await pool.query<{ run: string; title: string }>({
      name: "titles-of-runs",
      text: `select r.run, convert_from(d.value, 'UTF8')::json #>> '{}' as title
             from projections.run_list as r join record.disclosure as d on d.commitment = r.title
             where r.run = any ($1::uuid[])`,
      values: [runs],
    });
    return new Map(rows.map((row) => [row.run, row.title]));
  };
