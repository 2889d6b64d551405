import type { Principal } from "../../api/principal.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Services } from "../../api/services.ts";
import type { Contribution } from "../../domain/state.ts";
import { entriesAbout } from "./entries-about.ts";
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
  /** Of everybody whom its entries name: whoever replies may be nobody of the group. */
  readonly names: { readonly [id: string]: string };
};

/** Contributions of a run with their words, in the order in which they are given. */
export async function toldContributions(
  services: Services,
  principal: Principal,
  view: RunFold,
  some: readonly Contribution[],
): Promise<readonly ToldContribution[]> {
  const entries = await entriesAbout(services, principal, view.run, {
    types: ["contributed", "contributionAnswered", "contributionDisputed"],
    matters: some.map(({ id }) => id),
  });
  return some.map((contribution) => {
    const about = entries.filter((entry) => dataOf(entry).text("contribution") === contribution.id);
    const first = about.find(({ type }) => type === "contributed");
    return {
      ...contribution,
      names: Object.fromEntries(
        [view.names, ...about.map(({ names }) => names)].flatMap((names) => Object.entries(names)),
      ),
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
