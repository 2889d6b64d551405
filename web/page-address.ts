import type { PageOf, Wanted } from "../api/services/page.ts";
import { isUuid } from "../domain/written/uuid.ts";
import type { PageContext } from "./page-env.ts";

/** How a page's address names its place in one of its lists: a page with several has a prefix for each. */
export type ListName = "" | "asked-" | "claims-" | "members-";

/** What may stand as a place in an address; anything else counts as none. */
type IsPlace = (text: string) => boolean;

export const isAnyPlace: IsPlace = (text) => text.length <= 300 && !text.includes("\0");

/** The page of a list that an address asks for. */
export function wantedIn(
  c: PageContext,
  limit: number,
  { name = "", isPlace = isUuid }: { readonly name?: ListName; readonly isPlace?: IsPlace } = {},
): Wanted {
  const [after, before] = [c.req.query(`${name}after`), c.req.query(`${name}before`)];
  return {
    limit,
    ...(after !== undefined && isPlace(after) ? { after } : {}),
    ...(before !== undefined && isPlace(before) ? { before } : {}),
  };
}

/** Where the pages of a list are that go before and that follow; null where there is none. */
export type PageAddresses = { readonly previous: string | null; readonly next: string | null };

/** @param path of the page that shows the list, with its fragment; what else the address says stays. */
export function addressesOf(
  c: { readonly req: Pick<PageContext["req"], "url"> },
  path: string,
  { previous, next }: Pick<PageOf<unknown>, "previous" | "next">,
  name: ListName = "",
): PageAddresses {
  const [page = "", fragment] = path.split("#");
  const at = (bound: "after" | "before", place: string | null): string | null => {
    if (place === null) return null;
    const query = new URL(c.req.url).searchParams;
    for (const one of [`${name}after`, `${name}before`, "done", "new", "left"]) query.delete(one);
    query.set(`${name}${bound}`, place);
    return `${page}?${query.toString()}${fragment === undefined ? "" : `#${fragment}`}`;
  };
  return { previous: at("before", previous), next: at("after", next) };
}
