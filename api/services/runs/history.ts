import { DamagedRun } from "../../../audit/damaged-run.ts";
import { encodeEntry, leafHex } from "../../../audit/entry.ts";
import type { RunState } from "../../../domain/state.ts";
import type { Principal } from "../../principal.ts";
import type { Services } from "../../services.ts";
import type { HistoryEntry, HistoryFilter, RunHistoryPage } from "../history-page.ts";
import { fits } from "../../../projections/history/facets.ts";
import { authorise } from "../../policy.ts";
import { mayReadDamaged } from "./damaged.ts";
import type { RecordedRunEvent } from "./decider.ts";
import type { Lines } from "./history-lines.ts";
import type { ReadDependencies } from "./read.ts";
import { commitmentsIn, disclosedIn } from "./texts.ts";
import { maySee, viewerOf } from "./visibility.ts";

const MOST = 500;

/**
 * The decision history of a run, a page at a time. A page ends where the reader's own lines end and its bounds are lines that
 * they see, so that nothing about it depends on what is hidden from them.
 */
export const createRunHistory =
  (
    linesOf: Lines,
    deps: Pick<ReadDependencies, "damaged" | "disclosures" | "names" | "positions">,
    load: (principal: Principal, run: string) => Promise<RunState | null>,
  ): Services["runs"]["history"] =>
  (principal, run, filter) =>
    historyOfIntact(linesOf, deps, load)(principal, run, filter).catch((error: unknown) => {
      if (error instanceof DamagedRun) return historyOfDamaged(deps, principal, run, filter);
      throw error;
    });

const historyOfIntact =
  (
    linesOf: Lines,
    deps: Pick<ReadDependencies, "disclosures" | "names" | "positions">,
    load: (principal: Principal, run: string) => Promise<RunState | null>,
  ): Services["runs"]["history"] =>
  async (principal, run, { after = 0, before, limit: asked = 100, ...filter }) => {
    const state = await load(principal, run);
    if (state === null) return null;
    const viewer = viewerOf(principal);
    const limit = Math.min(asked, MOST);
    const bound = before === undefined ? { after } : { before };
    const seen: RecordedRunEvent[] = [];
    for await (const event of linesOf(run, filter, bound, limit + 1)) {
      if (maySee(event, state, viewer)) seen.push(event);
      if (seen.length > limit) break;
    }
    const isMore = seen.length > limit;
    const page = seen.slice(0, limit);
    if (before !== undefined) page.reverse();
    const first = page.at(0)?.version ?? null;
    const last = page.at(-1)?.version ?? null;
    return {
      items: await entriesOf(deps, state.organisation, page),
      next: before === undefined ? (isMore ? last : null) : (last ?? before - 1),
      previous:
        before === undefined ? (after > 0 ? (first ?? after + 1) : null) : isMore ? first : null,
    };
  };

/** What can be read of a damaged run, with what is wrong; it is read whole. */
async function historyOfDamaged(
  deps: Pick<ReadDependencies, "damaged" | "disclosures" | "names" | "positions">,
  principal: Principal,
  run: string,
  filter: HistoryFilter,
): Promise<RunHistoryPage | null> {
  const readable = await deps.damaged.read(run);
  if (readable === null || !mayReadDamaged(principal, readable)) return null;
  const { state, before, behind, damage } = readable;
  const organisation = readable.organisation ?? principal.organisation;
  const viewer = viewerOf(principal);
  const seesAll =
    authorise(principal, "readLog", { organisation: principal.organisation }).kind === "allowed";
  const seen = [
    ...before.filter((event) => seesAll || (state !== null && maySee(event, state, viewer))),
    // Who may see them hangs on what can't be read.
    ...(seesAll ? behind : []),
  ].filter((event) => fits(event, filter));
  const { after = 0, before: until } = filter;
  const limit = Math.min(filter.limit ?? 100, MOST);
  const wanted = seen.filter(({ version }) =>
    until === undefined ? version > after : version < until,
  );
  const page =
    until === undefined ? wanted.slice(0, limit) : wanted.slice(Math.max(0, wanted.length - limit));
  const isBefore = seen.some(({ version }) => version < (page.at(0)?.version ?? 0));
  const isAfter = seen.some(({ version }) => version > (page.at(-1)?.version ?? Infinity));
  return {
    items: await entriesOf(deps, organisation, page),
    next: isAfter ? (page.at(-1)?.version ?? null) : null,
    previous: isBefore ? (page.at(0)?.version ?? null) : null,
    ...(damage === null ? {} : { damaged: [{ ...damage.at, why: damage.why }] }),
  };
}

/** Events as lines of a history, with names and texts where they exist. */
export async function entriesOf(
  deps: Pick<ReadDependencies, "disclosures" | "names" | "positions">,
  organisation: string,
  events: readonly RecordedRunEvent[],
): Promise<HistoryEntry[]> {
  const [known, names, positions] = await Promise.all([
    deps.disclosures.of([...new Set(events.flatMap(({ data }) => commitmentsIn(data)))]),
    deps.names(organisation, [...new Set(events.map(({ actor }) => actor.id))]),
    deps.positions(events.map(({ id }) => id)),
  ]);
  return events.map((event) => ({
    event: event.id,
    version: event.version,
    type: event.type,
    at: event.at,
    actor: { ...event.actor, name: names[event.actor.id] ?? null },
    assurance: event.assurance ?? null,
    data: event.data,
    disclosed: disclosedIn(event.data, known),
    leaf: leafHex(encodeEntry(event)),
    position: positions.get(event.id) ?? null,
  }));
}
