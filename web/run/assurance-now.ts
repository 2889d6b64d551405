import type { HistoryEntry } from "../../api/services/history-page.ts";
import type { Assurance } from "../../domain/actor.ts";
import { isAssurance } from "../../domain/blocks/gate/answer-words.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { dataOf } from "./entry-data.ts";

/**
 * How sure the record is by now that an act was the person's own: since it was written, they may have confirmed what a helper
 * wrote down for them. Null when the entry says nothing of it.
 */
export function assuranceNow(
  state: RunState,
  entry: Pick<HistoryEntry, "assurance" | "at" | "data" | "disclosed">,
): Assurance | null {
  const { assurance, at } = entry;
  if (assurance === null || !isAssurance(assurance)) return null;
  if (assurance !== "assisted-unconfirmed") return assurance;
  const data = dataOf(entry);
  const request = own(state.requests, data.text("request") ?? "");
  const answers = request === undefined ? [] : [...Object.values(request.answers), ...request.past];
  const member = data.text("member");
  return answers.find((one) => one.at === at && one.member === member)?.assurance ?? assurance;
}
