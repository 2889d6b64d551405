import type { Pool } from "pg";
import { z } from "zod";
import { own } from "../../domain/rules/lookup.ts";
import type { Claim, RunState } from "../../domain/state.ts";
import { findOpenClaims, type ClaimPlace } from "../../projections/claims/query.ts";
import type { Principal } from "../principal.ts";
import type { createNames } from "./names.ts";
import { EMPTY_PAGE, fillPage, type PageOf, type Wanted } from "./page.ts";
import { isUuid } from "../../domain/written/uuid.ts";

/** What somebody said about the reader, and nobody has heard from the reader about. */
export type OpenClaim = {
  readonly run: string;
  readonly runTitle: string | null;
  readonly claim: number;
  readonly kind: Claim["kind"];
  readonly by: string | null;
  readonly at: string;
};

/** What was said about the reader that only they can bear out. */
export type Claims = {
  /** The newest first. */
  list(principal: Principal, page: Wanted): Promise<PageOf<OpenClaim>>;
};

/**
 * What was said about the reader in their runs: they alone can say whether it happened. The read model says where; each run is
 * then read as it is now, so that nobody is asked again what they just answered.
 */
export const createClaims = (
  pool: Pool,
  load: (principal: Principal, run: string) => Promise<RunState | null>,
  titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  names: ReturnType<typeof createNames>,
): Claims => ({
  async list(principal, wanted) {
    const { person, organisation } = principal;
    const bound = wanted.before ?? wanted.after;
    const from = bound === undefined ? null : placeIn(bound);
    if (person === null || (bound !== undefined && from === null)) return EMPTY_PAGE;
    const backwards = wanted.before !== undefined;
    const see = async (places: readonly ClaimPlace[]) => {
      const runs = [...new Set(places.map(({ run }) => run))];
      const states = new Map(
        await Promise.all(runs.map(async (run) => [run, await load(principal, run)] as const)),
      );
      return places.flatMap(({ run, claim: version }) => {
        const claim = own(states.get(run)?.claims ?? {}, String(version));
        const isOpen =
          claim?.members.includes(person) === true && own(claim.answers, person) === undefined;
        return isOpen ? [{ run, claim }] : [];
      });
    };
    const page = await fillPage({
      ...{ wanted, from, see },
      find: (beyond, limit) => findOpenClaims(pool, person, { beyond, backwards, limit }),
      idOf: ({ run, claim: { at, version } }: Found) => [at, run, version].join("~"),
    });
    const [titleOf, nameOf] = await Promise.all([
      titles([...new Set(page.items.map(({ run }) => run))]),
      names(organisation, [...new Set(page.items.map(({ claim }) => claim.by))]),
    ]);
    const items = page.items.map(({ run, claim }): OpenClaim => ({
      run,
      runTitle: titleOf.get(run) ?? null,
      claim: claim.version,
      kind: claim.kind,
      by: nameOf[claim.by] ?? null,
      at: claim.at,
    }));
    return { ...page, items };
  },
});

type Found = { readonly run: string; readonly claim: Claim };

function placeIn(cursor: string): ClaimPlace | null {
  const [at = "", run = "", claim = "", more] = cursor.split("~");
  const isPlace =
    more === undefined &&
    isUuid(run) &&
    /^\d{1,9}$/.test(claim) &&
    z.iso.datetime().safeParse(at).success;
  return isPlace ? { at, run, claim: Number(claim) } : null;
}
