/** Which page of a list is wanted: the one after, or the one before, an item; the first when neither is given. */
export type Wanted = {
  readonly after?: string;
  readonly before?: string;
  readonly limit?: number;
};

/** `next`: the `after` of the page that follows; `previous`: the `before` of the one that goes before. */
export type PageOf<T> = {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly previous: string | null;
};

export const EMPTY_PAGE: PageOf<never> = { items: [], next: null, previous: null };

/** Items of a page, when whoever asks does not say how many, and at most. */
export const USUAL = 50;
export const MOST = 200;

export const limitOf = ({ limit = USUAL }: Wanted): number => Math.max(1, Math.min(limit, MOST));

/**
 * A page of what was read for it: one item more than it holds, in the direction of reading (backwards for `before`). The bounds
 * are items that the reader sees.
 */
export function cutPage<T>(
  read: readonly T[],
  wanted: Wanted,
  idOf: (item: T) => string,
): PageOf<T> {
  const limit = limitOf(wanted);
  const backwards = wanted.before !== undefined;
  const isMore = read.length > limit;
  const page = read.slice(0, limit);
  const items = backwards ? page.toReversed() : page;
  const [first, last] = [items.at(0), items.at(-1)];
  const isBefore = backwards ? isMore : wanted.after !== undefined;
  const isAfter = backwards || isMore;
  return {
    items,
    next: last !== undefined && isAfter ? idOf(last) : null,
    previous: first !== undefined && isBefore ? idOf(first) : null,
  };
}

/** A page of a list that is in memory. A bound that is not in the list leaves nothing to show. */
export function pageOf<T>(all: readonly T[], wanted: Wanted, idOf: (item: T) => string): PageOf<T> {
  const bound = wanted.before ?? wanted.after;
  if (bound === undefined) return cutPage(all, wanted, idOf);
  const at = all.findIndex((item) => idOf(item) === bound);
  if (at < 0) return EMPTY_PAGE;
  const rest = wanted.before === undefined ? all.slice(at + 1) : all.slice(0, at).toReversed();
  return cutPage(rest, wanted, idOf);
}

/**
 * A page of what a read model finds and a reader then may see. It reads on until the page is full, because what is found may be
 * older than what is on record. `see`: what of these is to be shown, in their order.
 */
export async function fillPage<Place, Item>(options: {
  readonly wanted: Wanted;
  /** Where the page begins; null for the first. */
  readonly from: Place | null;
  readonly find: (beyond: Place | null, limit: number) => Promise<readonly Place[]>;
  readonly see: (places: readonly Place[]) => Promise<readonly Item[]>;
  readonly idOf: (item: Item) => string;
}): Promise<PageOf<Item>> {
  const { wanted, find, see, idOf } = options;
  const limit = limitOf(wanted) + 1;
  const shown: Item[] = [];
  let beyond = options.from;
  for (let more = true; more && shown.length < limit;) {
    const places = await find(beyond, limit);
    shown.push(...(await see(places)));
    beyond = places.at(-1) ?? beyond;
    more = places.length === limit;
  }
  return cutPage(shown, wanted, idOf);
}
