import type { Disclosures } from "../../../audit/disclosures.ts";
import { encodeEntry, leafHex } from "../../../audit/entry.ts";
import type { Reader } from "../../../audit/read.ts";
import { plan } from "../../../domain/plan.ts";
import { resultsFor } from "../../../domain/rules/visibility.ts";
import type { RunState } from "../../../domain/state.ts";
import { verdict } from "../../../domain/verdict.ts";
import { authorise } from "../../policy.ts";
import type { Principal } from "../../principal.ts";
import type { HistoryEntry, HistoryFilter, Services } from "../../services.ts";
import { isUuid, type RunHandler } from "./act.ts";
import { isMember, type RecordedRunEvent, type RunEvent } from "./decider.ts";
import { disclosedIn } from "./texts.ts";
import { askedFor, maySee, planFor, stateFor, viewerOf } from "./visibility.ts";

const MOST = 500;

export type ReadDependencies = {
  readonly handler: Pick<RunHandler, "load">;
  readonly reader: Pick<Reader<RunEvent>, "readStream" | "readEvent">;
  readonly disclosures: Disclosures;
  readonly names: (
    organisation: string,
    pseudonyms: readonly string[],
  ) => Promise<{ readonly [pseudonym: string]: string }>;
  /** Positions in the log, by event; absent while they have none. */
  readonly positions: (events: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly now: () => Date;
};

export type Reading = Pick<Services["runs"], "view" | "history" | "receipt"> & {
  /** The run's folded state, if this principal may read it. */
  load(principal: Principal, run: string): Promise<RunState | null>;
};

export function createReading(deps: ReadDependencies): Reading {
  const { handler, reader, disclosures } = deps;

  const load = async (principal: Principal, run: string): Promise<RunState | null> => {
    if (!isUuid(run)) return null;
    const folded = await handler.load(run);
    if (folded === null) return null;
    const { state } = folded;
    const verdict = authorise(principal, "readRun", {
      organisation: state.organisation,
      member: isMember(state, principal),
    });
    return verdict.kind === "allowed" ? state : null;
  };

  return {
    load,

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

    async history(principal, run, filter) {
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
    },

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
