import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from "@temporalio/workflow";
import type { Plan, Wait } from "../domain/plan.ts";
import { moving, STEP, WAITING_FOR } from "./search-attributes.ts";

/** Lets Temporal's own UI tell the run's story: what can be filtered by, and a paragraph. Pseudonyms stay out of both. */
export function show(plan: Plan, only: string | null): void {
  const { step, waitingFor } = moving(plan);
  const shown = workflowInfo().typedSearchAttributes;
  if (only === null && (shown.get(STEP) !== step || shown.get(WAITING_FOR) !== waitingFor)) {
    upsertSearchAttributes([
      { key: STEP, value: step },
      { key: WAITING_FOR, value: waitingFor },
    ]);
  }
  setCurrentDetails(detailsOf(plan, only));
}

/** A few lines in plain words, for example "Step: pilot." and "Waiting for 3 people's answers on pilot:1." */
export function detailsOf(plan: Plan, only: string | null): string {
  const where =
    plan.status === "finished"
      ? "This run is finished."
      : plan.step === null
        ? "This run has not begun a step."
        : `Step: ${plan.step.key}${plan.step.visit > 1 ? ` (visit ${plan.step.visit})` : ""}.`;
  const waits = plan.waits.filter(({ part }) => only === null || part === only || part === null);
  const next = plan.wakeAt === null ? [] : [`Looks again by itself at ${plan.wakeAt}.`];
  return [
    plan.status === "paused" ? "This run is paused." : where,
    ...waits.map(sentence),
    ...next,
    `Read up to version ${plan.version} of the record.`,
  ].join("\n\n");
}

const words: { readonly [F in Wait["for"]]: string } = {
  group: "the group to be complete",
  version: "a version to be written",
  submission: "somebody to say that what is written is finished",
  request: "somebody to ask for sign-off",
  answers: "answers",
  confirmation: "people to confirm what a helper wrote down",
  "more-time": "somebody who asked for time, or to talk",
  objection: "an objection to be settled",
  contribution: "contributions to be answered",
  "access-need": "an access need to be met",
  sending: "messages to be sent",
  opening: "people to open it who chose to be sent nothing",
  notice: "the notice period, or for people to be reached",
  "quorum-out-of-reach": "enough people who may answer: too few are left",
  loss: "the group to say how it goes on without somebody who is lost",
  delivery: "the delivery to be recorded",
  poll: "somebody to open a poll",
  votes: "people to vote",
  measure: "figures to be recorded",
  session: "a session to be planned, or word of how it went",
  "session-late": "word of a session whose day was more than a week ago",
  sites: "sites to be added, or named complete",
  interval: "the next round",
  need: "what the next step needs first",
  resume: "somebody to resume it",
};

function sentence(wait: Wait): string {
  const people = wait.members.length + (wait.more ?? 0);
  const who = people === 0 ? "" : people === 1 ? " (1 person)" : ` (${people} people)`;
  const on = wait.part === null ? "" : ` on ${wait.part}`;
  return `Waiting for ${words[wait.for]}${on}${who}.`;
}
