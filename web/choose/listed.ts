import { pageOf, type PageOf } from "../../api/services/page.ts";
import { wantedIn, type ListName } from "../page-address.ts";
import type { PageContext } from "../page-env.ts";
import { matching } from "./matching.ts";

export const soughtIn = (c: PageContext, name: string): string =>
  (c.req.query(name) ?? "").replaceAll("\0", "").slice(0, 200).trim();

/** A page of a list of people in memory, of those with the wanted words in their name when there are any. */
export function listed<T>(
  c: PageContext,
  all: readonly T[],
  of: {
    readonly limit: number;
    readonly name: ListName;
    readonly sought: string;
    readonly idOf: (item: T) => string;
    readonly labelOf: (item: T) => string;
  },
): PageOf<T> {
  const found =
    of.sought === ""
      ? all
      : matching(
          all.map((item) => ({ value: of.idOf(item), label: of.labelOf(item), item })),
          of.sought,
        ).map(({ item }) => item);
  return pageOf(found, wantedIn(c, of.limit, { name: of.name }), of.idOf);
}
