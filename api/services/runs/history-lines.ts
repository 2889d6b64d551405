import type { Pool } from "pg";
import { readEntry } from "../../../audit/entry.ts";
import type { Reader } from "../../../audit/read.ts";
import { fits, isOpen, type FacetFilter } from "../../../projections/history/facets.ts";
import {
  findHistory,
  indexedVersion,
  placeOfVersion,
  type Place,
} from "../../../projections/history/query.ts";
import type { RecordedRunEvent } from "../../../audit/run-event.ts";
import type { RunEvent } from "../../../domain/event.ts";

/** Events read in one go beside the index: the newest, which it does not hold yet. Going back, most often there are none. */
const CHUNK = 500;
const NEWEST = 20;

export type LineSource = {
  readonly pool: Pool;
  readonly reader: Pick<Reader<RunEvent>, "readStream" | "readStreamBack">;
};

/** From where on, and in which direction: versions are not included. */
export type Bound = { readonly after: number } | { readonly before: number };

/**
 * `chunk`: events that are read in one go. `newest`: the version that the reader knows the run to have: what came since need not be found.
 * `unseen`: types of which the index need not be asked after a version, because nobody sees them.
 */
type Reading = {
  readonly chunk: number;
  readonly newest: number;
  readonly unseen?: { readonly types: readonly string[]; readonly after: number } | null;
};

/** A run's events that fit a filter, from a bound on, in its direction. */
export type Lines = (
  run: string,
  filter: FacetFilter,
  bound: Bound,
  reading: Reading,
) => AsyncIterable<RecordedRunEvent>;

/**
 * A run's events that fit a filter, from a bound on, each of them once. Filters are looked up in an index that follows the log;
 * what is newer than the index is read from the run's stream, so that people see their own act at once. Nothing is read before it
 * is asked for.
 */
export async function* linesOf(
  source: LineSource,
  run: string,
  filter: FacetFilter,
  bound: Bound,
  reading: Reading,
): AsyncGenerator<RecordedRunEvent> {
  if (isOpen(filter)) yield* streamed(source, run, bound, reading.chunk);
  else if ("after" in bound) {
    const indexed = await indexedVersion(source.pool, run);
    if (bound.after < indexed) yield* found(source, run, filter, bound, indexed, reading);
    if (indexed >= reading.newest) return;
    const tail = { after: Math.max(bound.after, indexed) };
    for await (const event of streamed(source, run, tail, CHUNK)) {
      if (fits(event, filter)) yield event;
    }
  } else {
    const indexed = await indexedVersion(source.pool, run);
    if (indexed < reading.newest) {
      for await (const event of streamed(source, run, bound, NEWEST, CHUNK)) {
        if (event.version <= indexed) break;
        if (fits(event, filter)) yield event;
      }
    }
    yield* found(source, run, filter, bound, indexed, reading);
  }
}

async function* streamed(
  { reader }: LineSource,
  run: string,
  bound: Bound,
  first: number,
  then = first,
): AsyncGenerator<RecordedRunEvent> {
  const forward = "after" in bound;
  let size = first;
  for (let from = forward ? bound.after : bound.before; ;) {
    const events = forward
      ? await reader.readStream(run, from, size)
      : await reader.readStreamBack(run, from, size);
    yield* events;
    if (events.length < size) return;
    from = events.at(-1)?.version ?? from;
    size = then;
  }
}

async function* found(
  { pool }: LineSource,
  run: string,
  filter: FacetFilter,
  bound: Bound,
  indexed: number,
  { chunk, unseen = null }: Reading,
): AsyncGenerator<RecordedRunEvent> {
  const forward = "after" in bound;
  const from = forward ? bound.after : bound.before;
  let beyond: Place | null =
    from < 1 || from > indexed ? null : await placeOfVersion(pool, run, from);
  const last = unseen === null ? null : await placeOfVersion(pool, run, unseen.after);
  const only = unseen === null || last === null ? null : { types: unseen.types, until: last.at };
  for (;;) {
    const lines = await findHistory(
      pool,
      { runs: [run] },
      { filter, order: forward ? "oldest-first" : "newest-first", beyond, limit: chunk, only },
    );
    for (const line of lines) if (line.version <= indexed) yield readEntry<RunEvent>(line);
    if (lines.length < chunk) return;
    beyond = lines.at(-1) ?? null;
  }
}
