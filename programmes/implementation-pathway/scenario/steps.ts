import type { Step } from "../../scenario.ts";
import { groupAnswers } from "../../shared/group-answers.ts";
import { pilotAnswers, secondRefinement, siteAnswers } from "./delivery-answers.ts";
import {
  activitiesAnswers,
  contextAnswers,
  evaluationAnswers,
  goalAnswers,
  problemAnswers,
} from "./design-answers.ts";
import { pathwayPeople } from "./people.ts";

type Figures = { readonly change: number; readonly access: number };

/** Rowan reads both figures of a part. */
export const reads = (part: string, { change, access }: Figures): readonly Step[] => {
  const read = { do: "measure", by: "rowan", part, block: "read", people: 100 } as const;
  return [
    { ...read, indicator: "change", value: change, source: "Cards after the visit." },
    { ...read, indicator: "access", value: access, source: "The surgery's own list." },
  ];
};

/** A run of this programme by the same people, with checks that come at once. */
export const pathway = {
  template: "implementation-pathway",
  nation: "england-and-wales",
  parameters: { monitoringRounds: 1, monitoringEvery: { seconds: 1 } },
  people: pathwayPeople,
  manager: "maya",
} as const;

/** Rowan writes a part, and everybody is asked. */
export const writes = (
  part: string,
  form: Extract<Step, { do: "write" }>["form"],
): readonly Step[] => [
  { do: "write", by: "rowan", part, form },
  { do: "ask", by: "rowan", part },
];

/** As `writes`, and all say yes. */
export const agrees = (
  part: string,
  form: Extract<Step, { do: "write" }>["form"],
): readonly Step[] => [...writes(part, form), { do: "all-agree", part }];

/** Everybody joins, is offered payment, and agrees how to work together. */
export const groupStands: readonly Step[] = [
  { do: "join", people: ["rowan", "asha", "callum", "dee", "tomasz", "grace", "hugh", "nia"] },
  {
    do: "pay",
    by: "rowan",
    people: ["asha", "callum", "dee", "tomasz"],
    pence: 5_000,
    declined: ["callum"],
  },
  ...agrees(
    "form-group:1",
    groupAnswers({
      chair: "@asha",
      coordinator: "@rowan",
      deciders: ["@asha", "@callum", "@dee", "@tomasz", "@grace", "@hugh"],
    }),
  ),
];

export const ashaChairs: Step = {
  do: "train",
  by: "rowan",
  people: ["asha"],
  kind: "chairing",
  what: "Chairs the group for the first time.",
};

/** From the group to the plan for how to know, with how things are before. */
export const planned: readonly Step[] = [
  ...groupStands,
  ashaChairs,
  ...agrees("problem:1", problemAnswers),
  ...agrees("goal:1", goalAnswers),
  ...agrees("context:1", contextAnswers),
  ...agrees("activities:1", activitiesAnswers),
  ...agrees("evaluation:1", evaluationAnswers),
  ...reads("evaluation:1", { change: 41, access: 52 }),
];

const delivers = (part: string, reached: number): readonly Step[] => [
  { do: "start", by: "rowan", part },
  {
    do: "complete",
    by: "rowan",
    part,
    reached,
    deliveredBy: ["tomasz", "grace"],
    report: "It went as planned.",
  },
];

/** The small test, and what it showed. */
export const tested: readonly Step[] = [
  ...agrees("pilot:1", pilotAnswers),
  ...delivers("pilot:1", 9),
  ...reads("pilot:1", { change: 66, access: 64 }),
];

/** One round of making it better, after which it is ready. @param round counts all rounds of the run. */
export const refined = (round: number): readonly Step[] =>
  agrees(`refine:${round}`, secondRefinement);

/** One place does it. @param place counts all places of the run. */
export const rolledOut = (place: number, title: string): readonly Step[] => {
  const part = `roll-out:${place}`;
  return [
    { do: "add-site", by: "rowan", step: "roll-out", title },
    ...agrees(part, siteAnswers(["@tomasz", "@grace"], "The desk is in a corridor.")),
    ...delivers(part, 23),
  ];
};
