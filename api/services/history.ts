import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { eventOrDamage } from "../../audit/entry.ts";
import { readRunAlarms, type RunAlarm } from "../../audit/set-aside.ts";
import type { DamagedPart, HistoryPage } from "../damage.ts";
import { findHistory, placeOf } from "../../projections/history/query.ts";
import { runsOf } from "../../projections/run-list/query.ts";
import type { RunState } from "../../domain/state.ts";
import type { Principal } from "../principal.ts";
import type { Cursor, HistoryEntry, HistoryFilter } from "./history-page.ts";
import { whose } from "./run-list.ts";
import type { RecordedRunEvent } from "../../audit/run-event.ts";
import type { RunEvent } from "../../domain/event.ts";
import { entriesOf, numberedLine, type Lining } from "./runs/history.ts";
import type { ReadDependencies } from "./runs/read.ts";
import { isNumbered, maySee, readerOf, toldIn } from "./runs/visibility.ts";

const MOST = 200;

export type History = {
  /** The decision history over all runs that the reader may read, newest first. `after`: the `next` of the page before; `before`: the `previous` of the page behind. */
  list(
    principal: Principal,
    filter: Omit<HistoryFilter, "part" | "matters" | "words" | "event" | "newest">,
  ): Promise<
    HistoryPage<HistoryEntry & { readonly run: string }> & {
      readonly next: string | null;
      readonly previous: string | null;
    }
  >;
};

/** As far as the read models have come. */
export const createHistory = (
  pool: Pool,
  deps: Pick<ReadDependencies, Lining>,
  loadReadable: (principal: Principal, run: string) => Promise<RunState | null>,
): History => ({
  async list(principal, { after, before, limit: asked = 100, ...filter }) {
    const mine = whose(principal);
    if (mine === null) return { items: [], next: null, previous: null };
    const { organisation, member } = mine;
    const scope = member === null ? { organisation } : { runs: await runsOf(pool, mine) };
    const alarms = await readRunAlarms(pool);
    const theirs = new Set(alarms.length === 0 ? [] : await runsOf(pool, mine));
    const damaged = alarms.filter(({ run }) => theirs.has(run));
    const isDamaged = new Set(damaged.map(({ run }) => run));
    const viewer = readerOf(principal);
    const limit = Math.min(asked, MOST);
    const seen: { readonly event: RecordedRunEvent; readonly state: RunState }[] = [];
    const cursor = before ?? after;
    let beyond = cursor === undefined ? null : await placeAt(pool, deps, cursor);
    for (let more = true; more && seen.length <= limit;) {
      const lines = await findHistory(pool, scope, {
        filter,
        order: before === undefined ? "newest-first" : "oldest-first",
        beyond,
        limit: limit + 1,
      });
      const runs = [...new Set(lines.map(({ run }) => run))].filter((run) => !isDamaged.has(run));
      const states = new Map(
        await Promise.all(
          runs.map(async (run) => [run, await loadReadable(principal, run)] as const),
        ),
      );
      for (const line of lines) {
        const event = eventOrDamage<RunEvent>(line);
        const state = states.get(line.run) ?? null;
        if (event instanceof DamagedRun || state === null || !maySee(event, state, viewer))
          continue;
        // A number bounds only what is numbered, as in the history of one run.
        if (typeof cursor === "number" && !isNumbered(event, state)) continue;
        seen.push({ event, state });
      }
      beyond = lines.at(-1) ?? beyond;
      more = lines.length > limit;
    }
    const isMore = seen.length > limit;
    const page = seen.slice(0, limit);
    if (before !== undefined) page.reverse();
    const [first, last] = [page.at(0)?.event.id ?? null, page.at(-1)?.event.id ?? null];
    const states = new Map(page.map(({ event, state }) => [event.run, state]));
    const lines = await entriesOf(
      deps,
      organisation,
      page.map(({ event }) => event),
      (event) => {
        const state = states.get(event.run);
        return state === undefined ? null : toldIn(event, state, viewer);
      },
    );
    const items = lines.flatMap((line, index) => {
      const one = page[index];
      return one === undefined
        ? []
        : [{ ...numberedLine(line, one.event, one.state), run: one.event.run }];
    });
    return {
      items,
      next: before !== undefined || isMore ? last : null,
      previous: before === undefined ? (after === undefined ? null : first) : isMore ? first : null,
      ...(damaged.length === 0 ? {} : { damaged: damaged.map(partOf) }),
    };
  },
});

/** The place of an entry, by its id: its position would tell how people answer while a gate is open. */
async function placeAt(pool: Pool, deps: Pick<ReadDependencies, "positions">, at: Cursor) {
  const position = typeof at === "number" ? at : (await deps.positions([at])).get(at);
  return position === undefined ? null : await placeOf(pool, position);
}

const partOf = ({ run, event, version, message }: RunAlarm): DamagedPart => ({
  run,
  event,
  version,
  why: message,
});
