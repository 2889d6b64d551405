import { DamagedRun } from "../../../audit/damaged-run.ts";
import type { Disclosures } from "../../../audit/disclosures.ts";
import { encodeEntry, leafHex } from "../../../audit/entry.ts";
import type { Reader } from "../../../audit/read.ts";
import { plan } from "../../../domain/plan.ts";
import { resultsFor } from "../../../domain/rules/visibility.ts";
import type { RunState } from "../../../domain/state.ts";
import { verdict } from "../../../domain/verdict.ts";
import { authorise } from "../../policy.ts";
import type { Principal } from "../../principal.ts";
import type { HistoryPage } from "../../damage.ts";
import type { HistoryEntry, HistoryFilter, Services } from "../../services.ts";
import { isUuid, type RunHandler } from "./act.ts";
import { mayReadDamaged, type DamagedRuns } from "./damaged.ts";
import { isMember, type RecordedRunEvent, type RunEvent } from "./decider.ts";
import { disclosedIn } from "./texts.ts";
import { askedFor, maySee, planFor, stateFor, viewerOf } from "./visibility.ts";

const MOST = 500;

export type ReadDependencies = {
  readonly handler: Pick<RunHandler, "load">;
  readonly reader: Pick<Reader<RunEvent>, "readStream" | "readEvent">;
  readonly disclosures: Disclosures;
  readonly damaged: DamagedRuns;
  readonly names: (
    organisation: string,
    pseudonyms: readonly string[],
  ) => Promise<{ readonly [pseudonym: string]: string }>;
  /** Positions in the log, by event; absent while they have none. */
  readonly positions: (events: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly now: () => Date;
};

export type Reading = Pick<Services["runs"], "view" | "history" | "receipt"> & {
  /**
   * The run's folded state, if this principal may read it.
   * @throws DamagedRun when they may, and it can't be read.
   */
  load(principal: Principal, run: string): Promise<RunState | null>;
  /** As `load`, for whoever looks at many runs: null for one that can't be read. */
  loadReadable(principal: Principal, run: string): Promise<RunState | null>;
};

export function createReading(deps: ReadDependencies): Reading {
  const { handler, reader, disclosures } = deps;

  const loadOrDamage = (run: string) =>
    handler.load(run).catch((error: unknown) => {
      if (error instanceof DamagedRun) return error;
      throw error;
    });

  const load = async (principal: Principal, run: string): Promise<RunState | null> => {
    if (!isUuid(run)) return null;
    const folded = await loadOrDamage(run);
    if (folded instanceof DamagedRun) {
      const readable = await deps.damaged.read(run);
      if (readable === null || !mayReadDamaged(principal, readable)) return null;
      throw folded;
    }
    if (folded === null) return null;
    const { state } = folded;
    const verdict = authorise(principal, "readRun", {
      organisation: state.organisation,
      member: isMember(state, principal),
    });
    return verdict.kind === "allowed" ? state : null;
  };

  const historyOfIntact: Reading["history"] = async (principal, run, filter) => {
    const state = await load(principal, run);
    if (state === null) return null;
    const viewer = viewerOf(principal);
    const limit = Math.min(filter.limit ?? 100, MOST);
    const events = (await reader.readStream(run, filter.after ?? 0)).filter(
      (event) => maySee(event, state, viewer) && isWanted(event, filter),
    );
    const page = events.slice(0, limit);
    const items = await entriesOf(deps, state.organisation, page);
    return { items, next: events.length > limit ? (page.at(-1)?.version ?? null) : null };
  };

  const historyOfDamaged = async (
    principal: Principal,
    run: string,
    filter: HistoryFilter,
  ): Promise<HistoryPage<HistoryEntry> | null> => {
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
    ];
    const wanted = seen.filter(
      (event) => event.version > (filter.after ?? 0) && isWanted(event, filter),
    );
    const limit = Math.min(filter.limit ?? 100, MOST);
    const page = wanted.slice(0, limit);
    return {
      items: await entriesOf(deps, organisation, page),
      next: wanted.length > limit ? (page.at(-1)?.version ?? null) : null,
      ...(damage === null ? {} : { damaged: [{ ...damage.at, why: damage.why }] }),
    };
  };

  return {
    load,

    async loadReadable(principal, run) {
      try {
        return await load(principal, run);
      } catch (error) {
        if (error instanceof DamagedRun) return null;
        throw error;
      }
    },

    async view(principal, run) {
      const state = await load(principal, run);
      if (state === null) return null;
      const viewer = viewerOf(principal);
      const [events, known] = await Promise.all([
        reader.readStream(run),
        disclosures.ofRuns([run]),
      ]);
      const seen = events.filter((event) => maySee(event, state, viewer));
      const disclosed = disclosedIn(
        seen.map(({ data }) => data),
        known,
      );
      const people = new Set([
        state.launcher,
        ...Object.keys(state.members),
        ...seen.map(({ actor }) => actor.id),
      ]);
      const judged = verdict(state.template, events);
      const citing = new Set(judged.findings.flatMap((found) => found.events));
      return {
        run,
        title: titleIn(events, disclosed),
        state: stateFor(state, viewer),
        plan: planFor(plan(state, deps.now().toISOString()), state, viewer),
        names: await deps.names(state.organisation, [...people]),
        disclosed,
        verdict: judged,
        cited: Object.fromEntries(
          events.flatMap(({ id, version }) => (citing.has(id) ? [[id, version]] : [])),
        ),
        asked: askedFor(state, principal),
        results: Object.fromEntries(
          Object.values(state.requests).map((request) => [
            request.id,
            resultsFor(state, request, { member: isMember(state, principal) ? viewer.id : null }),
          ]),
        ),
      };
    },

    history: (principal, run, filter) =>
      historyOfIntact(principal, run, filter).catch((error: unknown) => {
        if (error instanceof DamagedRun) return historyOfDamaged(principal, run, filter);
        throw error;
      }),

    async receipt(principal, run, event) {
      const state = await load(principal, run);
      if (state === null || !isUuid(event)) return null;
      const found = await reader.readEvent(event);
      if (found === null || found.run !== run || !maySee(found, state, viewerOf(principal))) {
        return null;
      }
      const positions = await deps.positions([event]);
      return {
        run,
        event,
        version: found.version,
        type: found.type,
        at: found.at,
        leaf: leafHex(encodeEntry(found)),
        position: positions.get(event) ?? null,
      };
    },
  };
}

/** Events as lines of a history, with names and texts where they exist. */
export async function entriesOf(
  deps: Pick<ReadDependencies, "disclosures" | "names" | "positions">,
  organisation: string,
  events: readonly RecordedRunEvent[],
): Promise<HistoryEntry[]> {
  const [known, names, positions] = await Promise.all([
    deps.disclosures.ofRuns([...new Set(events.map(({ run }) => run))]),
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

/** What a filter asks for, of one event. Times are compared as instants. */
export function isWanted(
  event: RecordedRunEvent,
  filter: Omit<HistoryFilter, "after" | "limit">,
): boolean {
  if (filter.types !== undefined && !filter.types.includes(event.type)) return false;
  if (filter.actor !== undefined && event.actor.id !== filter.actor) return false;
  if (filter.part !== undefined && !("part" in event.data && event.data.part === filter.part)) {
    return false;
  }
  if (filter.from !== undefined && Date.parse(event.at) < Date.parse(filter.from)) return false;
  return filter.until === undefined || Date.parse(event.at) < Date.parse(filter.until);
}

function titleIn(
  events: readonly RecordedRunEvent[],
  disclosed: { readonly [commitment: string]: unknown },
): string | null {
  const [first] = events;
  const title = first?.type === "runLaunched" ? disclosed[first.data.title.commitment] : null;
  return typeof title === "string" ? title : null;
}
