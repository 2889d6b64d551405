import type { Scenario } from "../../scenario.ts";
import {
  decisionAnswers,
  embedAnswers,
  learningAnswers,
  monitorAnswers,
  reviewAnswers,
} from "./delivery-answers.ts";
import { agrees, pathway, planned, reads, refined, rolledOut, tested } from "./steps.ts";

const checked = (round: number, now: { readonly change: number; readonly access: number }) => [
  ...reads(`monitor:${round}`, now),
  ...agrees(
    `monitor:${round}`,
    monitorAnswers(1, {
      delivered: 3,
      respect: `${now.change} of 100`,
      kept: `${now.access} of 100`,
    }),
  ),
];

/** What was won is lost again. The figures say so, and the work goes back to where it can be mended. */
export const itDrifts: Scenario = {
  ...pathway,
  name: "It gets worse again, and the work goes back",
  title: "A desk that forgot",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  steps: [
    ...planned,
    ...tested,
    ...refined(1),
    ...rolledOut(1, "Riverside surgery"),
    { do: "sites-complete", by: "rowan", step: "roll-out" },
    ...checked(1, { change: 49, access: 63 }),
    {
      do: "tell",
      text: "After the test 66 of 100 were met well, and now 49. That is worse by more than a tenth, so the work goes back.",
    },
    ...refined(2),
    ...rolledOut(2, "Riverside surgery, with new desk staff"),
    { do: "sites-complete", by: "rowan", step: "roll-out" },
    ...checked(2, { change: 68, access: 66 }),
    { do: "tell", text: "It holds again, so the run goes on." },
    ...agrees("learning:1", learningAnswers),
    ...agrees("decision:1", decisionAnswers),
    ...agrees("embed:1", embedAnswers),
    { do: "wait", until: { wait: "need" } },
  ],
  left: {
    text: "The group looks again in a year, on the day that it set.",
    steps: [...agrees("review:1", reviewAnswers), { do: "wait", until: "finished" }],
  },
};

/** One of two places says no and is given up, with the reason on record. The other goes on. */
export const oneSiteRefuses: Scenario = {
  ...pathway,
  name: "A place says no, and the others go on",
  title: "A surgery that would not",
  ends: { status: "running", standing: "not-yet", findings: ["part-dropped"] },
  steps: [
    ...planned,
    ...tested,
    ...refined(1),
    ...rolledOut(1, "Riverside surgery"),
    { do: "add-site", by: "rowan", step: "roll-out", title: "Hill Street surgery" },
    {
      do: "drop-site",
      by: "rowan",
      part: "roll-out:2",
      reason: "Its partners met, and will not have it. They say there is no time.",
    },
    { do: "sites-complete", by: "rowan", step: "roll-out" },
    ...checked(1, { change: 67, access: 65 }),
    { do: "wait", until: { part: "monitor:1", gate: "passed" } },
  ],
};
