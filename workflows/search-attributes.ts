import {
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributePair,
} from "@temporalio/common";
import type { Plan } from "../domain/plan.ts";

const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);

/** What Temporal's own UI can filter runs by; ids and names of steps, nothing personal. */
export const ORGANISATION = keyword("AlongsideOrganisation");
export const TEMPLATE = keyword("AlongsideTemplate");
export const STEP = keyword("AlongsideStep");
export const WAITING_FOR = keyword("AlongsideWaitingFor");

/** The two that change as a run moves on. Stating them at the start saves the first task an upsert. */
export const moving = (plan: Plan) => ({
  step: plan.step?.key ?? "none",
  waitingFor: plan.waits[0]?.for ?? "nothing",
});

/** All four, for whoever starts a run's workflow. */
export function searchAttributesOf(
  plan: Plan,
  run: { readonly organisation: string; readonly template: string },
): SearchAttributePair[] {
  const { step, waitingFor } = moving(plan);
  return [
    { key: ORGANISATION, value: run.organisation },
    { key: TEMPLATE, value: run.template },
    { key: STEP, value: step },
    { key: WAITING_FOR, value: waitingFor },
  ];
}
