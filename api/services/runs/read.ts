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
import type { Services } from "../../services.ts";
import { isUuid, type RunHandler } from "./act.ts";
import { mayReadDamaged, type DamagedRuns } from "./damaged.ts";
import { isMember, type RecordedRunEvent, type RunEvent } from "./decider.ts";
import { commitmentsIn, disclosedIn } from "./texts.ts";
import { askedFor, maySee, planFor, stateFor, viewerOf } from "./visibility.ts";

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

export type Reading = Pick<Services["runs"], "folded" | "view" | "receipt"> & {
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

  /** What a reader may see of the state, and of what follows from it. */
  const seenBy = (principal: Principal, state: RunState) => {
    const viewer = viewerOf(principal);
    return {
      state: stateFor(state, viewer),
      plan: planFor(plan(state, deps.now().toISOString()), state, viewer),
      asked: askedFor(state, principal),
      results: Object.fromEntries(
        Object.values(state.requests).map((request) => [
          request.id,
          resultsFor(state, request, { member: isMember(state, principal) ? viewer.id : null }),
        ]),
      ),
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

    async folded(principal, run) {
      const state = await load(principal, run);
      if (state === null) return null;
      const viewer = viewerOf(principal);
      const seen = stateFor(state, viewer);
      const first = await reader.readStream(run, 0, 1);
      const sealed = [seen.parts, seen.members, first.map(({ data }) => data)];
      const disclosed = disclosedIn(sealed, await disclosures.of(commitmentsIn(sealed)));
      return {
        run,
        title: titleIn(first, disclosed),
        disclosed,
        names: await deps.names(state.organisation, peopleOf(seen)),
        ...seenBy(principal, state),
      };
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
        names: await deps.names(state.organisation, [...people]),
        disclosed,
        verdict: judged,
        cited: Object.fromEntries(
          events.flatMap(({ id, version }) => (citing.has(id) ? [[id, version]] : [])),
        ),
        ...seenBy(principal, state),
      };
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

/** Everybody whom a state names as a member, or as the author of a version. */
const peopleOf = ({ launcher, members, parts }: RunState): readonly string[] => [
  ...new Set([
    launcher,
    ...Object.keys(members),
    ...Object.values(parts).flatMap(({ versions }) => versions.map(({ author }) => author)),
  ]),
];

function titleIn(
  events: readonly RecordedRunEvent[],
  disclosed: { readonly [commitment: string]: unknown },
): string | null {
  const [first] = events;
  const title = first?.type === "runLaunched" ? disclosed[first.data.title.commitment] : null;
  return typeof title === "string" ? title : null;
}
