import type { Pool } from "pg";
import type { Disclosures } from "../../audit/disclosures.ts";
import { deskFor, type Told } from "../../domain/desk/desk.ts";
import type { Due } from "../../domain/desk/dues.ts";
import type { DeskNames } from "../../domain/desk/names.ts";
import { isSealed } from "../../domain/sealed.ts";
import {
  findDesk,
  type DeskOrder,
  type DeskRow,
  type OnlyOnDesk,
} from "../../projections/desk/query.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { createNames } from "./names.ts";
import { cutPage, EMPTY_PAGE, limitOf, type PageOf, type Wanted } from "./page.ts";
import { readerOf } from "./runs/visibility.ts";

/**
 * A run on a desk: where it is, whom it waits for and since when, what is due, and what puts it at risk, as this reader may know it.
 * `people`: names by pseudonym, as far as they are known; `disclosed`: what titles stand for.
 */
export type RunOnDesk = Omit<DeskRow, "told" | "isMember"> &
  Told & {
    readonly due: Due | null;
    readonly names: DeskNames;
    readonly people: { readonly [pseudonym: string]: string };
    readonly disclosed: { readonly [commitment: string]: unknown };
  };

export type WhichOnDesk = { readonly only: OnlyOnDesk; readonly order: DeskOrder };

export type DeskService = {
  /** All runs of the organisation, for whoever may list them; each page costs as much as it shows. */
  list(principal: Principal, page: Wanted, which: WhichOnDesk): Promise<PageOf<RunOnDesk>>;
};

type Find = (
  reader: { readonly organisation: string; readonly person: string },
  page: { readonly bound: string | null; readonly backwards: boolean; readonly limit: number },
  which: WhichOnDesk,
) => Promise<readonly DeskRow[]>;

export const createDeskFinder =
  (pool: Pool): Find =>
  (...wanted) =>
    findDesk(pool, ...wanted);

export const createDesk = ({
  find,
  names,
  disclosures,
}: {
  readonly find: Find;
  readonly names: ReturnType<typeof createNames>;
  readonly disclosures: Pick<Disclosures, "of">;
}): DeskService => ({
  async list(principal, wanted, which) {
    const { organisation, id } = principal;
    const permission = authorise(principal, "listRuns", { organisation, member: false });
    if (permission.kind !== "allowed") return EMPTY_PAGE;
    const bounds = {
      bound: wanted.before ?? wanted.after ?? null,
      backwards: wanted.before !== undefined,
      limit: limitOf(wanted) + 1,
    };
    const found = await find({ organisation, person: id }, bounds, which);
    const page = cutPage(found, wanted, ({ run }) => run);
    const reader = readerOf(principal);
    const seen = page.items.map(({ told, isMember, ...row }) => ({
      ...row,
      ...deskFor(told, { ...reader, isMember }),
      due: told.dues[0] ?? null,
      names: told.names,
    }));
    const [people, known] = await Promise.all([
      names(
        organisation,
        seen.flatMap(({ waits, risks }) => [...waits, ...risks].flatMap(({ members }) => members)),
      ),
      disclosures.of(
        seen.flatMap((one) =>
          Object.values(one.names.parts).flatMap(({ title }) =>
            isSealed(title) ? [title.commitment] : [],
          ),
        ),
      ),
    ]);
    const disclosed = Object.fromEntries(
      [...known].map(([commitment, { value }]) => [commitment, value]),
    );
    return { ...page, items: seen.map((one) => ({ ...one, people, disclosed })) };
  },
});
