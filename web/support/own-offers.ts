import type { Principal } from "../../api/principal.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { GivenLine } from "../../api/services/offers.ts";
import type { Services } from "../../api/services.ts";
import { dataOf } from "../run/entry-data.ts";
import { entriesAbout } from "../run/entries-about.ts";
import { offersIn, type Offer } from "./given.ts";

export type OwnOffer = {
  readonly run: string;
  readonly runTitle: string | null;
  readonly offer: Offer;
};

/** What somebody is offered and has not answered, with the amounts as the record has them. */
export async function openOffers(
  services: Pick<Services, "offers" | "runs">,
  principal: Principal,
): Promise<readonly OwnOffer[]> {
  const waiting = await services.offers.waiting(principal);
  const found = await Promise.all(
    waiting.map(async ({ run, runTitle, payments }) => {
      const entries = await entriesAbout(services, principal, run, {
        types: ["paymentOffered"],
        matters: payments,
      });
      return offersIn(entries).map((offer) => ({ run, runTitle, offer }));
    }),
  );
  return found.flat();
}

/** The entries that made the offers which some lines are about: an answer does not say again what it answers. */
export async function offeredBefore(
  services: Pick<Services, "runs">,
  principal: Principal,
  lines: readonly GivenLine[],
): Promise<readonly HistoryEntry[]> {
  const byRun = Map.groupBy(lines, ({ run }) => run);
  const found = await Promise.all(
    [...byRun].map(([run, its]) =>
      entriesAbout(services, principal, run, {
        types: ["paymentOffered"],
        matters: [...new Set(its.flatMap((line) => dataOf(line).text("payment") ?? []))],
      }),
    ),
  );
  return found.flat();
}
