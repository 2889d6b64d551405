import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { Assurance } from "../../domain/actor.ts";
import { isAssurance } from "../../domain/answer-words.ts";
import type { RunState } from "../../domain/state.ts";

/**
 * How sure the record is by now that an act was the person's own: since it was written, they may have confirmed what a helper
 * wrote down for them. Null when the entry says nothing of it.
 */
export function assuranceNow(
  state: RunState,
  { assurance, version }: Pick<HistoryEntry, "assurance" | "version">,
): Assurance | null {
  if (assurance === null || !isAssurance(assurance)) return null;
  if (assurance !== "assisted-unconfirmed") return assurance;
  const answers = Object.values(state.requests).flatMap((request) => [
    ...Object.values(request.answers),
    ...request.past,
  ]);
  return answers.find(({ event }) => event === version)?.assurance ?? assurance;
}
