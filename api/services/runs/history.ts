import { DamagedRun } from "../../../audit/damaged-run.ts";
import { encodeEntry, leafHex } from "../../../audit/entry.ts";
import { withheldFrom } from "../../../domain/visibility/state-for.ts";
import { own } from "../../../domain/rules/lookup.ts";
import type { RunState } from "../../../domain/state.ts";
import { numberedUpTo, unseenOf } from "../../../domain/visibility/withheld.ts";
import type { Principal } from "../../principal.ts";
import type { Cursor, HistoryEntry, HistoryFilter, RunHistoryPage } from "../history-page.ts";
import { fits } from "../../../projections/history/facets.ts";
import { authorise } from "../../policy.ts";
import { mayReadDamaged } from "./damaged.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";
import type { Lines } from "./history-lines.ts";
import type { ReadDependencies } from "./read.ts";
import { inWords } from "./history-words.ts";
import { commitmentsIn, disclosedIn, pseudonymsIn } from "./texts.ts";
import { isNumbered, maySee, readerOf, toldIn } from "./visibility.ts";

const MOST = 500;

export type RunHistory = {
  /** Null when the reader may not read the run. */
  history(principal: Principal, run: string, filter: HistoryFilter): Promise<RunHistoryPage | null>;
};

/** What lines are made with. */
export type Lining = "disclosures" | "names" | "positions" | "refusedAgain";

/**
 * The decision history of a run, a page at a time. A page ends where the reader's own lines end and its bounds are lines that
 * they see, so that nothing about it depends on what is hidden from them.
 */
export const createRunHistory =
  (
    linesOf: Lines,
    deps: Pick<ReadDependencies, Lining | "damaged" | "reader">,
    load: (principal: Principal, run: string) => Promise<RunState | null>,
  ): RunHistory["history"] =>
  (principal, run, filter) =>
    historyOfIntact(linesOf, deps, load)(principal, run, filter).catch((error: unknown) => {
      if (error instanceof DamagedRun) return historyOfDamaged(deps, principal, run, filter);
      throw error;
    });

const historyOfIntact =
  (
    linesOf: Lines,
    deps: Pick<ReadDependencies, Lining | "reader">,
    load: (principal: Principal, run: string) => Promise<RunState | null>,
  ): RunHistory["history"] =>
  async (
    principal,
    run,
    { event: id, after: from = 0, before: until, newest, limit: asked = 100, words, ...filter },
  ) => {
    const state = await load(principal, run);
    if (state === null) return null;
    const viewer = readerOf(principal);
    const withheld = withheldFrom(state, viewer);
    const only = id === undefined ? undefined : await versionAt(deps, run, id);
    if (only === null) return { items: [], next: null, previous: null, withheld };
    const numbers = numberedUpTo(state);
    const start = await versionAt(deps, run, within(numbers, from));
    const after = only === undefined ? (start ?? 0) : only - 1;
    const end = newest === true ? PAST_ALL : undefined;
    const before =
      until === undefined ? end : await versionAt(deps, run, within(numbers + 1, until));
    const limit = only === undefined ? Math.min(asked, MOST) : 1;
    const bound = before == null ? { after } : { before };
    const seen: RecordedRunEvent[] = [];
    const unseen = unseenOf(state, filter.part);
    const visible = async function* () {
      const chunk = words === undefined ? limit + 1 : MOST;
      for await (const event of linesOf(run, filter, bound, {
        chunk,
        unseen,
        newest: state.version,
      })) {
        if (only !== undefined && event.version > only) break;
        if (maySee(event, state, viewer)) yield event;
      }
    };
    const told = (event: RecordedRunEvent): unknown => toldIn(event, state, viewer);
    const lines =
      words === undefined ? visible() : inWords(deps.disclosures, visible(), words, told);
    for await (const event of lines) {
      seen.push(event);
      if (seen.length > limit) break;
    }
    const isMore = seen.length > limit;
    const page = seen.slice(0, limit);
    if (before != null) page.reverse();
    // Ids and not numbers: how far the numbers go on can tell how people answer.
    const first = page.at(0)?.id ?? null;
    const last = page.at(-1)?.id ?? null;
    const items = await entriesOf(deps, state.organisation, page, told);
    return {
      items: items.map((line, index) => numberedLine(line, page[index], state)),
      next: before == null ? (isMore ? last : null) : last,
      previous: before == null ? (after > 0 ? first : null) : isMore ? first : null,
      withheld,
    };
  };

/** What can be read of a damaged run, with what is wrong; it is read whole. */
async function historyOfDamaged(
  deps: Pick<ReadDependencies, Lining | "damaged" | "reader">,
  principal: Principal,
  run: string,
  filter: HistoryFilter,
): Promise<RunHistoryPage | null> {
  const readable = await deps.damaged.read(run);
  if (readable === null || !mayReadDamaged(principal, readable)) return null;
  const { state, before, behind, damage } = readable;
  const organisation = readable.organisation ?? principal.organisation;
  const viewer = readerOf(principal);
  const seesAll =
    authorise(principal, "readLog", { organisation: principal.organisation }).kind === "allowed";
  const told = (event: RecordedRunEvent): unknown =>
    state === null ? event.data : toldIn(event, state, viewer);
  const fitting = [
    ...before.filter((event) => seesAll || (state !== null && maySee(event, state, viewer))),
    // Who may see them hangs on what can't be read.
    ...(seesAll ? behind : []),
  ].filter((event) => fits(event, filter) && (filter.event ?? event.id) === event.id);
  const seen =
    filter.words === undefined
      ? fitting
      : await listOf(inWords(deps.disclosures, each(fitting), filter.words, told));
  const numbers = seesAll || state === null ? NEWEST : numberedUpTo(state);
  const after = (await versionAt(deps, run, within(numbers, filter.after ?? 0))) ?? 0;
  const end = filter.newest === true ? PAST_ALL : null;
  const until =
    filter.before === undefined
      ? end
      : ((await versionAt(deps, run, within(numbers + 1, filter.before))) ?? null);
  const limit = Math.min(filter.limit ?? 100, MOST);
  const wanted = seen.filter(({ version }) => (until === null ? version > after : version < until));
  const page =
    until === null ? wanted.slice(0, limit) : wanted.slice(Math.max(0, wanted.length - limit));
  const isBefore = seen.some(({ version }) => version < (page.at(0)?.version ?? 0));
  const isAfter = seen.some(({ version }) => version > (page.at(-1)?.version ?? Infinity));
  return {
    items: await entriesOf(deps, organisation, page, told),
    next: isAfter ? (page.at(-1)?.id ?? null) : null,
    previous: isBefore ? (page.at(0)?.id ?? null) : null,
    withheld: state === null ? null : withheldFrom(state, viewer),
    ...(damage === null ? {} : { damaged: [{ ...damage.at, why: damage.why }] }),
  };
}

async function listOf<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const one of all) items.push(one);
  return items;
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

/** The greatest version that there can be, and what is past it: they fit a PostgreSQL integer. */
const NEWEST = 2 ** 31 - 2;
const PAST_ALL = NEWEST + 1;

/** A number bounds only what is numbered: where a line without a number stands would tell how many entries are hidden before it. */
const within = (most: number, cursor: Cursor): Cursor =>
  typeof cursor === "number" ? Math.min(cursor, most) : cursor;

/** The version that a cursor names; null when the run has no such entry. */
async function versionAt(
  { reader }: Pick<ReadDependencies, "reader">,
  run: string,
  cursor: Cursor,
): Promise<number | null> {
  if (typeof cursor === "number") return cursor;
  const event = await reader.readEvent(cursor).catch((error: unknown) => {
    if (error instanceof DamagedRun) return null;
    throw error;
  });
  return event?.run === run ? event.version : null;
}

/** A line without what would tell how many entries come before it, while that would tell how people answer. */
export const numberedLine = (
  line: HistoryEntry,
  event: RecordedRunEvent | undefined,
  state: RunState,
): HistoryEntry =>
  event !== undefined && isNumbered(event, state)
    ? line
    : { ...line, version: null, leaf: null, position: null };

/** Events as lines of a history, with names and texts where they exist. `told`: what of its data the reader may have in words. */
export async function entriesOf(
  deps: Pick<ReadDependencies, Lining>,
  organisation: string,
  events: readonly RecordedRunEvent[],
  told: (event: RecordedRunEvent) => unknown,
): Promise<HistoryEntry[]> {
  const named = events.map(({ actor, data }) => [actor.id, ...pseudonymsIn(data)]);
  const refused = events.filter(({ type }) => type === "actRefused").map(({ run }) => run);
  const [known, names, positions, again] = await Promise.all([
    deps.disclosures.of([...new Set(events.flatMap(({ data }) => commitmentsIn(data)))]),
    deps.names(organisation, [...new Set(named.flat())]),
    deps.positions(events.map(({ id }) => id)),
    refused.length === 0 ? undefined : deps.refusedAgain?.([...new Set(refused)]),
  ]);
  return events.map((event, index) => ({
    event: event.id,
    version: event.version,
    type: event.type,
    at: event.at,
    actor: { ...event.actor, name: names[event.actor.id] ?? null },
    assurance: event.assurance ?? null,
    data: event.data,
    names: Object.fromEntries(
      (named[index] ?? []).flatMap((id) => {
        const name = own(names, id);
        return name === undefined ? [] : [[id, name] as const];
      }),
    ),
    disclosed: disclosedIn(told(event), known),
    leaf: leafHex(encodeEntry(event)),
    position: positions.get(event.id) ?? null,
    times:
      event.type === "actRefused" ? 1 + (again?.get(`${event.run}/${event.version}`) ?? 0) : null,
  }));
}
