import { DamagedRun } from "../../../audit/damaged-run.ts";
import type { Disclosures } from "../../../audit/disclosures.ts";
import { encodeEntry, leafHex } from "../../../audit/entry.ts";
import type { Reader } from "../../../audit/read.ts";
import type { RunState } from "../../../domain/state.ts";
import { resultsFor } from "../../../domain/visibility/results.ts";
import { withheldFrom } from "../../../domain/visibility/state-for.ts";
import { authorise } from "../../policy.ts";
import type { Principal } from "../../principal.ts";
import type { Receipt } from "../act-result.ts";
import type { ChosenQuiet } from "../told-by.ts";
import { askedNow } from "./asked-now.ts";
import type { InWords, RunFold, RunView } from "./run-view.ts";
import { isUuid } from "../../../domain/written/uuid.ts";
import type { RunHandler } from "./act.ts";
import { mayReadDamaged, type DamagedRuns } from "./damaged.ts";
import { isMember } from "./decider.ts";
import { createFirstEvents } from "./first-events.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";
import type { RunEvent } from "../../../domain/event.ts";
import type { Judging } from "../../../projections/verdicts/judging.ts";
import { commitmentsIn, disclosedIn } from "./texts.ts";
import { askedFor, isNumbered, maySee, planOf, readerOf, stateOf } from "./visibility.ts";

export type ReadDependencies = {
  readonly handler: Pick<RunHandler, "load">;
  readonly reader: Pick<Reader<RunEvent>, "readStream" | "readEvent">;
  readonly judging: Judging;
  readonly disclosures: Pick<Disclosures, "of">;
  readonly damaged: DamagedRuns;
  readonly names: (
    organisation: string,
    pseudonyms: readonly string[],
  ) => Promise<{ readonly [pseudonym: string]: string }>;
  /** Who of these chose hours in which nobody writes to them. */
  readonly quietHours: (
    organisation: string,
    pseudonyms: readonly string[],
  ) => Promise<ReadonlyMap<string, ChosenQuiet>>;
  /** Positions in the log, by event; absent while they have none. */
  readonly positions: (events: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** How often refused acts were tried again, by `run/version` of their entries. */
  readonly refusedAgain?: (runs: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly now: () => Date;
};

/** One run, as pages and routes show it. Each answer is null when the reader may not read the run. */
export type RunReading = {
  /** What most pages need: read from the folded state, without the events. */
  folded(principal: Principal, run: string, inWords?: InWords): Promise<RunFold | null>;
  /** As `folded`, and judged. */
  view(principal: Principal, run: string, inWords?: InWords): Promise<RunView | null>;
  receipt(principal: Principal, run: string, event: string): Promise<Receipt | null>;
};

export type Reading = RunReading & {
  /**
   * The run's whole folded state, if this principal may read it: for what decides what they may see, never to be shown.
   * @throws DamagedRun when they may, and it can't be read.
   */
  load(principal: Principal, run: string): Promise<RunState | null>;
  /** As `load`, for whoever looks at many runs: null for one that can't be read. */
  loadReadable(principal: Principal, run: string): Promise<RunState | null>;
  /** The run's folded state as this principal may see it; null for one that can't be read. */
  loadSeen(principal: Principal, run: string): Promise<RunState | null>;
};

export function createReading(deps: ReadDependencies): Reading {
  const { handler, reader, disclosures, judging } = deps;
  const firstEvent = createFirstEvents(reader);

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
    const permission = authorise(principal, "readRun", {
      organisation: state.organisation,
      member: isMember(state, principal),
    });
    return permission.kind === "allowed" ? state : null;
  };

  const loadReadable: Reading["loadReadable"] = async (principal, run) => {
    try {
      return await load(principal, run);
    } catch (error) {
      if (error instanceof DamagedRun) return null;
      throw error;
    }
  };

  /** What a reader may see of the state, and of what follows from it. */
  const seenBy = (principal: Principal, state: RunState) => {
    const viewer = readerOf(principal);
    return {
      state: stateOf(state, viewer),
      plan: planOf(state, viewer, deps.now().toISOString()),
      asked: askedFor(state, viewer),
      results: Object.fromEntries(
        Object.values(state.requests).map((request) => [
          request.id,
          resultsFor(state, request, {
            member: isMember(state, principal) ? viewer.id : null,
            reader: viewer,
          }),
        ]),
      ),
      withheld: withheldFrom(state, viewer),
    };
  };

  /** What the folded state tells a reader. Of its texts only those are read that are wanted, and titles. */
  const foldOf = async (
    principal: Principal,
    run: string,
    state: RunState,
    inWords: InWords,
  ): Promise<RunFold> => {
    const seen = seenBy(principal, state);
    const { parts } = seen.state;
    const first = await firstEvent(run);
    const sealed = [
      Object.values(parts).map(({ title }) => title),
      inWords(seen.state),
      first?.data,
    ];
    const quietOf = (people: readonly string[]) => deps.quietHours(state.organisation, people);
    const [known, names, asked] = await Promise.all([
      disclosures.of(commitmentsIn(sealed)),
      deps.names(state.organisation, peopleOf(seen.state)),
      askedNow(state, seen.asked, quietOf, deps.now().toISOString()),
    ]);
    const disclosed = disclosedIn(sealed, known);
    return { run, title: titleIn(first, disclosed), disclosed, names, ...seen, asked };
  };

  return {
    load,

    loadReadable,

    async loadSeen(principal, run) {
      const state = await loadReadable(principal, run);
      return state === null ? null : stateOf(state, readerOf(principal));
    },

    async folded(principal, run, inWords = titlesOnly) {
      const state = await load(principal, run);
      return state === null ? null : foldOf(principal, run, state, inWords);
    },

    async view(principal, run, inWords = titlesOnly) {
      const state = await load(principal, run);
      if (state === null) return null;
      const [folded, judged] = await Promise.all([
        foldOf(principal, run, state, inWords),
        judging(run, state),
      ]);
      return { ...folded, ...judged };
    },

    async receipt(principal, run, event) {
      const state = await load(principal, run);
      if (state === null || !isUuid(event)) return null;
      const found = await reader.readEvent(event);
      const viewer = readerOf(principal);
      if (found === null || found.run !== run || !maySee(found, state, viewer)) return null;
      // A receipt proves its number and its place: before these are told, only whose act it is gets it.
      if (!isNumbered(found, state) && !isOwnAct(found, viewer.id)) return null;
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

const titlesOnly: InWords = () => [];

/** Everybody whom a state names as a member, or as the author of a version. */
const peopleOf = ({ launcher, members, parts, requests }: RunState): readonly string[] => [
  ...new Set([
    launcher,
    ...Object.values(requests).flatMap(({ answers, past }) =>
      [...Object.values(answers), ...past].flatMap(({ by, assistance }) => [
        by,
        ...(assistance === null ? [] : [assistance.helper]),
      ]),
    ),
    ...Object.keys(members),
    ...Object.values(parts).flatMap(({ versions }) => versions.map(({ author }) => author)),
  ]),
];

const isOwnAct = (event: RecordedRunEvent, reader: string): boolean =>
  event.actor.id === reader || ("member" in event.data && event.data.member === reader);

function titleIn(
  first: RecordedRunEvent | null,
  disclosed: { readonly [commitment: string]: unknown },
): string | null {
  const title = first?.type === "runLaunched" ? disclosed[first.data.title.commitment] : null;
  return typeof title === "string" ? title : null;
}
