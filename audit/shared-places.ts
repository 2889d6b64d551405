import { DamagedRun } from "./damaged-run.ts";
import type { NewEvent } from "./event.ts";
import type { LoggedPlace } from "./read.ts";

/**
 * One reading of the log for all who follow it in a process: whoever comes first reads and parses, the others find the newest
 * places at hand. A position and its event never change once they are committed. From a damaged event on nothing is kept, so
 * that each who comes to it looks for itself.
 * @param read reads places from a position on, at most `limit`, in their order.
 * @param keep places at most: followers that are further behind read for themselves.
 */
export function createSharedPlaces<E extends NewEvent, C>(
  read: (client: C, from: number, limit: number) => Promise<readonly LoggedPlace<E>[]>,
  keep = 8_000,
): typeof read {
  let kept: readonly LoggedPlace<E>[] = [];
  const endOf = (places: readonly LoggedPlace<E>[]): number => (places.at(-1)?.position ?? -1) + 1;

  const take = (news: readonly LoggedPlace<E>[]): void => {
    const [first] = news;
    if (first === undefined || first.position < endOf(kept)) return;
    const damaged = news.findIndex(({ event }) => event instanceof DamagedRun);
    const sound = damaged === -1 ? news : news.slice(0, damaged);
    const follows = first.position === endOf(kept);
    kept = (follows ? [...kept, ...sound] : sound).slice(-keep);
  };

  return async (client, from, limit) => {
    const first = kept[0]?.position ?? 0;
    const hand = from < first ? [] : kept.slice(from - first, from - first + limit);
    if (hand.length === limit) return hand;
    const rest = await read(client, from + hand.length, limit - hand.length);
    take(rest);
    return [...hand, ...rest];
  };
}
