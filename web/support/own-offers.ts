import type { Principal } from "../../api/principal.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { GivenLine } from "../../api/services/offers.ts";
import type { Services } from "../../api/services.ts";
import { dataOf } from "../run/entry-data.ts";
import { entriesAbout, type HistoryReader } from "../run/entries-about.ts";
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

/**
 * The entries that made the offers which some lines are about: an answer does not say again what it answers. Only what is not among the
 * lines is read.
 */
export async function offeredBefore(
  services: HistoryReader,
  principal: Principal,
  lines: readonly GivenLine[],
): Promise<readonly HistoryEntry[]> {
  const byRun = Map.groupBy(lines, ({ run }) => run);
  const found = await Promise.all(
    [...byRun].map(async ([run, its]) => {
      const here = its.filter(({ type }) => type === "paymentOffered");
      const made = new Set(here.flatMap(paymentOf));
      const named = new Set(its.flatMap(paymentOf));
      const matters = [...named].filter((payment) => !made.has(payment));
      const before = await entriesAbout(services, principal, run, {
        types: ["paymentOffered"],
        matters,
      });
      return [...before, ...here];
    }),
  );
  return found.flat();
}

const paymentOf = (line: HistoryEntry): readonly string[] => {
  const payment = dataOf(line).text("payment");
  return payment === null ? [] : [payment];
};
