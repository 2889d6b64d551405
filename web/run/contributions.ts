import type { Principal } from "../../api/principal.ts";
import type { RunFold, Services } from "../../api/services.ts";
import type { Contribution } from "../../domain/state.ts";
import { allHistory } from "./all-history.ts";
import { dataOf, type EntryText } from "./entry-data.ts";

export type Reply = {
  readonly by: string;
  readonly outcome: string;
  readonly text: EntryText;
  readonly at: string;
};

/** A contribution with its words, which the folded state does not hold. */
export type ToldContribution = Contribution & {
  readonly text: EntryText;
  readonly at: string;
  readonly replies: readonly Reply[];
  readonly disputes: readonly EntryText[];
};

/** Oldest first, so that nobody waits longest for an answer. */
export async function contributionsOf(
  services: Services,
  principal: Principal,
  view: RunFold,
): Promise<readonly ToldContribution[]> {
  const all = Object.values(view.state.contributions);
  if (all.length === 0) return [];
  const entries = await allHistory(services, principal, view.run, [
    "contributed",
    "contributionAnswered",
    "contributionDisputed",
  ]);
  return all.map((contribution) => {
    const about = entries.filter((entry) => dataOf(entry).text("contribution") === contribution.id);
    const first = about.find(({ type }) => type === "contributed");
    return {
      ...contribution,
      text: first === undefined ? { kind: "none" } : dataOf(first).words("text"),
      at: first?.at ?? view.state.launchedAt,
      replies: about
        .filter(({ type }) => type === "contributionAnswered")
        .map((entry) => ({
          by: dataOf(entry).text("by") ?? entry.actor.id,
          outcome: dataOf(entry).text("outcome") ?? "",
          text: dataOf(entry).words("reply"),
          at: entry.at,
        })),
      disputes: about
        .filter(({ type }) => type === "contributionDisputed")
        .map((entry) => dataOf(entry).words("reason")),
    };
  });
}
