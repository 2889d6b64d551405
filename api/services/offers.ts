import type { Pool } from "pg";
import type { EventType } from "../../domain/event.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { runsWithOffers } from "../../projections/run-list/query.ts";
import type { Principal } from "../principal.ts";
import type { HistoryEntry } from "./history-page.ts";
import type { History } from "./history.ts";
import { EMPTY_PAGE, type PageOf, type Wanted } from "./page.ts";

/** Offers of payment or thanks in one run that the reader has not answered. */
export type OpenOffers = {
  readonly run: string;
  readonly runTitle: string | null;
  /** Their ids, in the order in which they were made; at least one. */
  readonly payments: readonly string[];
};

/** An entry that says what somebody was offered, answered, given or taught. */
export type GivenLine = HistoryEntry & { readonly run: string; readonly runTitle: string | null };

/** What the entries of these types tell is what somebody was offered, answered, given and taught. */
export const GIVEN = [
  "paymentOffered",
  "paymentAnswered",
  "paymentMade",
  "supportOffered",
  "capacityBuilt",
] as const satisfies readonly EventType[];

export type Offers = {
  /** What waits for whoever asks; of the runs that moved last, at most 20. */
  waiting(principal: Principal): Promise<readonly OpenOffers[]>;
  /** What whoever asks was offered, given and taught in all of their runs, the newest first. */
  given(principal: Principal, page: Wanted): Promise<PageOf<GivenLine>>;
};

/** Runs that a home page looks into: however many somebody is in, it costs no more. */
const MOST = 20;

/** Runs in which a person has an offer to answer, those that moved last first; `most` of them. */
export const createRunsWithOffers =
  (pool: Pool) =>
  (person: string, most: number): Promise<readonly string[]> =>
    runsWithOffers(pool, person, most);

/**
 * What people are offered. The read model says in which runs; each is then read as it is now, so that nobody is asked what they
 * just answered.
 */
export const createOffers = (deps: {
  readonly find: ReturnType<typeof createRunsWithOffers>;
  /** The run's state as this principal may see it; null when they may not. */
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly history: History["list"];
}): Offers => ({
  async waiting(principal) {
    const { person } = principal;
    if (person === null) return [];
    const runs = await deps.find(person, MOST);
    const open = await Promise.all(
      runs.map(async (run) => ({
        run,
        payments: openIn(await deps.load(principal, run), person),
      })),
    );
    const found = open.filter(({ payments }) => payments.length > 0);
    const titleOf = await deps.titles(found.map(({ run }) => run));
    return found.map((one) => ({ ...one, runTitle: titleOf.get(one.run) ?? null }));
  },

  async given(principal, wanted) {
    const { person } = principal;
    if (person === null) return EMPTY_PAGE;
    const page = await deps.history(principal, { ...wanted, types: GIVEN, about: person });
    const titleOf = await deps.titles([...new Set(page.items.map(({ run }) => run))]);
    return {
      ...page,
      items: page.items.map((line) => ({ ...line, runTitle: titleOf.get(line.run) ?? null })),
    };
  },
});

const openIn = (state: RunState | null, person: string): readonly string[] =>
  Object.entries(own(state?.members ?? {}, person)?.payments ?? {}).flatMap(([id, status]) =>
    status === "offered" ? [id] : [],
  );
