import { communityChampionsTrainingScenario as training } from "../community-champions-training/scenario.ts";
import type { Scenario, Step } from "../scenario.ts";
import { answer, asking, lookingBack, plan } from "./scenario/answers.ts";
import { panelAnswers, panelIsAsked } from "./scenario/panel.ts";
import { inTraining, onPanel, people } from "./scenario/people.ts";

const activity = (
  number: number,
  place: string,
  others: number,
  account: string,
  learned: string,
): readonly Step[] => {
  const part = `activities:${number}`;
  return [
    {
      do: "plan-session",
      by: "shona",
      part,
      block: "activity",
      place,
      offers: "Tea, fares, and a quiet corner.",
    },
    {
      do: "hold-session",
      by: "shona",
      part,
      came: ["shona", "peri"],
      ledBy: ["shona", "peri"],
      others,
      account,
    },
    { do: "bear-out", part, people: ["peri"] },
    {
      do: "write",
      by: "shona",
      part,
      form: { activity: { went: account, learned: [{ what: learned }] } },
    },
    { do: "submit", by: "shona", part },
  ];
};

/** Shona becomes a Champion, leads a project of her own, asks a panel for money, and gives up one of three activities. */
export const championProjectScenario: Scenario = {
  name: "A Champion leads a project, and asks a panel for money",
  ends: { status: "finished", standing: "co-produced", findings: ["part-dropped"] },
  template: "champion-project",
  title: "A card for bad days",
  nation: "scotland",
  parameters: {},
  people,
  manager: "shona",
  leads: "pwle",
  others: {
    training: {
      template: training.template,
      title: training.title,
      nation: training.nation,
      parameters: training.parameters,
      manager: training.manager,
      members: inTraining,
    },
    panel: {
      template: "resource-panel",
      title: "Money for a card",
      nation: "scotland",
      parameters: {
        threshold: 20_000,
        tie: "refuse",
        smallRequests: "The coordinator decides and writes down why.",
        splitRequests: "added-together",
        substitutes: "named-before",
      },
      manager: "ailsa",
      members: onPanel,
    },
  },
  before: [
    {
      do: "tell",
      text: "Whoever leads a project of their own is a Champion. So first the training.",
    },
    { do: "launch-other", run: "training" },
    { do: "in-other", run: "training", steps: training.steps },
  ],
  steps: [
    { do: "tell", text: "The plan waits until Shona shows that she is a Champion." },
    { do: "show-credential", by: "shona", credential: "champion" },
    { do: "join", people: ["peri", "davy", "ben"] },
    { do: "pay", by: "ailsa", people: ["shona", "peri", "davy"], pence: 1_500 },
    { do: "write", by: "shona", part: "plan:1", form: plan },
    { do: "ask", by: "shona", part: "plan:1" },
    { do: "tell", text: "Ben is staff. He helps, and he is not asked." },
    { do: "answer", by: "ben", part: "plan:1", answer: "yes", refused: true },
    { do: "all-agree", part: "plan:1" },

    { do: "launch-other", run: "panel" },
    { do: "in-other", run: "panel", steps: panelIsAsked },
    { do: "write", by: "shona", part: "money:1", form: asking },
    { do: "link", by: "shona", kind: "asks", to: "panel", part: "money:1" },
    { do: "submit", by: "shona", part: "money:1" },
    { do: "tell", text: "The project waits for what the panel decides." },
    { do: "wait", until: { wait: "need" } },
    { do: "in-other", run: "panel", steps: panelAnswers },
    { do: "write", by: "shona", part: "answer:1", form: answer },
    { do: "submit", by: "shona", part: "answer:1" },

    { do: "add-site", by: "shona", step: "activities", title: "What helps, at the library" },
    { do: "add-site", by: "shona", step: "activities", title: "A table at the harbour market" },
    { do: "add-site", by: "shona", step: "activities", title: "A stall at the football ground" },
    ...activity(
      1,
      "The library, by the big window",
      14,
      "Fourteen people wrote down what helps them. Nobody had asked them before.",
      "Have more pens than chairs.",
    ),
    ...activity(
      2,
      "The harbour market, beside the bread",
      120,
      "We gave away a hundred and twenty cards, and talked with most who took one.",
      "Stand beside the table, not behind it.",
    ),
    {
      do: "drop-site",
      by: "shona",
      part: "activities:3",
      reason: "Two Saturdays in a row are too much for me, and nobody has to do too much.",
    },
    { do: "sites-complete", by: "shona", step: "activities" },

    { do: "write", by: "shona", part: "looking-back:1", form: lookingBack },
    { do: "submit", by: "shona", part: "looking-back:1" },
    { do: "wait", until: "finished" },
  ],
};
