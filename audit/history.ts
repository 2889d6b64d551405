import type { Pool } from "pg";
import type { NewEvent, Recorded } from "./event.ts";
import { readProvenStream } from "./read.ts";

/** An event of a decision history, with what proves it. `leaf`: hex. `position`: null until the event is sequenced. */
export type HistoryItem<E extends NewEvent> = {
  readonly event: Recorded<E>;
  readonly leaf: string;
  readonly position: number | null;
};

/** All that are given must hold. Times are ISO 8601 UTC: `from` is included, `until` is not. */
export type HistoryFilter = {
  readonly types?: readonly string[];
  /** The actor's pseudonym. */
  readonly actor?: string;
  /** Members of `data` and the values that they must have. */
  readonly data?: { readonly [member: string]: string | number | boolean };
  readonly from?: string;
  readonly until?: string;
};

/** `next`: the version to go on after; null at the end. */
export type HistoryPage<E extends NewEvent> = {
  readonly items: readonly HistoryItem<E>[];
  readonly next: number | null;
};

const CHUNK = 500;

/**
 * One page of a run's history, oldest first: up to `limit` events after a version that fit the filter.
 * @throws RecordUnavailable
 */
export async function readHistory<E extends NewEvent>(
  pool: Pool,
  run: string,
  filter: HistoryFilter,
  page: { readonly after?: number; readonly limit: number },
): Promise<HistoryPage<E>> {
  const items: HistoryItem<E>[] = [];
  let after = page.after ?? 0;
  for (;;) {
    const chunk = await readProvenStream<E>(pool, run, after, CHUNK);
    for (const item of chunk) {
      if (!fits(item.event, filter)) continue;
      // One more is there than fits the page: the next page begins with it.
      if (items.length === page.limit) return { items, next: items.at(-1)?.event.version ?? 0 };
      items.push(item);
    }
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < CHUNK) return { items, next: null };
    after = last.event.version;
  }
}

function fits(event: NewEvent, filter: HistoryFilter): boolean {
  const { types, actor, data = {}, from, until } = filter;
  if (types !== undefined && !types.includes(event.type)) return false;
  if (actor !== undefined && event.actor.id !== actor) return false;
  if (from !== undefined && event.at < from) return false;
  if (until !== undefined && event.at >= until) return false;
  return Object.entries(data).every(([member, value]) => event.data[member] === value);
}
