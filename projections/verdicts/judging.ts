import type { Reader } from "../../audit/read.ts";
import type { RunState } from "../../domain/state.ts";
import { judge, type Verdict } from "../../domain/verdict.ts";
import { continueTrail, emptyTrail, type Trail } from "../../domain/verdict/trail.ts";
import { ANYBODY } from "../../domain/visibility/reader.ts";
import { isWithheld, numberedUpTo } from "../../domain/visibility/withheld.ts";
import type { RecordedRunEvent } from "../../audit/run-event.ts";
import type { RunEvent } from "../../domain/event.ts";

/** The verdict on what everybody may know, with the run's versions of the events that its findings cite. */
export type Judged = {
  readonly verdict: Verdict;
  readonly cited: { readonly [event: string]: number };
};

/** Judges a run as of a state of it: whole, with everything in it. `news`: its newest events in order, where they are at hand. */
export type Judging = (
  run: string,
  state: RunState,
  news?: readonly RecordedRunEvent[],
) => Promise<Judged>;

/** What is known of a run: its events up to the newest that is numbered, folded, and those after it. */
type Known = {
  readonly version: number;
  readonly trail: Trail;
  readonly beyond: readonly RecordedRunEvent[];
  readonly judged: Judged;
};

const sizeOf = ({ trail, beyond }: Known): number => trail.steps.length + beyond.length;

/**
 * Judges runs and keeps what it folded, so that a look after a further event reads that event. Answers at an open gate count
 * once it closes; everything up to the asking is judged whichever way they go, so that is where a trail is kept from.
 * @param most events kept in memory over all runs; those of the run that was judged last are kept in any case, unless it is 0.
 */
export function createJudging(
  reader: Pick<Reader<RunEvent>, "readStream">,
  most = 50_000,
): Judging {
  /** Least recently used first. */
  const runs = new Map<string, Known>();
  let size = 0;

  const forget = (run: string, known: Known): void => {
    runs.delete(run);
    size -= sizeOf(known);
  };

  const keep = (run: string, known: Known): void => {
    const before = runs.get(run);
    if (before !== undefined && before.version > known.version) return;
    if (before !== undefined) forget(run, before);
    if (most === 0) return;
    runs.set(run, known);
    size += sizeOf(known);
    for (const [oldest, its] of runs) {
      if (size <= most || oldest === run) break;
      forget(oldest, its);
    }
  };

  /** The run's events after a version, up to that of a state or further: read only if they are not all at hand. */
  const eventsAfter = async (
    run: string,
    after: number,
    state: RunState,
    news: readonly RecordedRunEvent[],
  ): Promise<readonly RecordedRunEvent[]> => {
    const told = news.filter(({ version }) => version > after && version <= state.version);
    return told.length === state.version - after ? told : await reader.readStream(run, after);
  };

  return async (run, state, news = []) => {
    const known = runs.get(run);
    if (known?.version === state.version) {
      keep(run, known);
      return known.judged;
    }
    const numbered = numberedUpTo(state);
    const from = known !== undefined && known.trail.end.version <= numbered ? known : null;
    const start = from?.trail ?? emptyTrail(state.template);
    const read = from?.beyond ?? [];
    const fresh = await eventsAfter(run, read.at(-1)?.version ?? start.end.version, state, news);
    const events = [...read, ...fresh];
    const trail = continueTrail(
      start,
      events.filter(({ version }) => version <= numbered),
    );
    const beyond = events.filter(({ version }) => version > numbered && version <= state.version);
    const judged = judgedBy(trail, beyond, state);
    keep(run, { version: state.version, trail, beyond, judged });
    return judged;
  };
}

/** The verdict on a run as of a state of it, from its events up to there. */
export const judgedAt = (state: RunState, events: readonly RecordedRunEvent[]): Verdict => {
  const numbered = numberedUpTo(state);
  const trail = continueTrail(
    emptyTrail(state.template),
    events.filter(({ version }) => version <= numbered),
  );
  return judgedBy(
    trail,
    events.filter(({ version }) => version > numbered),
    state,
  ).verdict;
};

function judgedBy(trail: Trail, beyond: readonly RecordedRunEvent[], state: RunState): Judged {
  const told = beyond.filter((event) => !isWithheld(state, event, ANYBODY));
  const verdict = judge(continueTrail(trail, told));
  const citing = new Set(verdict.findings.flatMap((found) => found.events));
  return {
    verdict: { ...verdict, version: trail.end.version },
    cited: Object.fromEntries(
      trail.steps.flatMap(({ event }) =>
        citing.has(event.id) ? [[event.id, event.version] as const] : [],
      ),
    ),
  };
}
