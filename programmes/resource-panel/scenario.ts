import type { Scenario } from "../scenario.ts";
import { panel, proposal, request } from "./scenario/answers.ts";
import { people } from "./scenario/people.ts";

/** One request over the threshold: two against two, a no by the rule that was stated, and a changed request. */
export const resourcePanelScenario: Scenario = {
  name: "A tie is a no, and a changed request a yes",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "resource-panel",
  title: "A walking group on Sundays",
  nation: "scotland",
  parameters: {
    threshold: 20_000,
    tie: "refuse",
    smallRequests: "The coordinator decides and writes down why.",
    splitRequests: "added-together",
    substitutes: "named-before",
  },
  people,
  manager: "leila",
  steps: [
    { do: "join", people: ["robbie", "priya", "stuart", "beth", "omar", "jo"] },
    { do: "pay", by: "robbie", people: ["priya", "stuart", "jo"], pence: 2_500 },
    {
      do: "train",
      by: "robbie",
      people: ["priya"],
      kind: "chairing",
      what: "Leads a panel for the first time.",
    },
    { do: "write", by: "robbie", part: "panel:1", form: panel },
    { do: "ask", by: "robbie", part: "panel:1" },
    {
      do: "tell",
      text: "Jo will ask for money, so Jo has no seat and is not asked.",
    },
    { do: "answer", by: "jo", part: "panel:1", answer: "yes", refused: true },
    { do: "all-agree", part: "panel:1" },

    { do: "write", by: "jo", part: "request:1", form: request },
    { do: "submit", by: "jo", part: "request:1" },
    { do: "tell", text: "£340 is over £200, so the panel decides." },

    {
      do: "write",
      by: "robbie",
      part: "decision:1",
      form: proposal(34_000, "First aid for two, tea and soup."),
    },
    { do: "ask", by: "robbie", part: "decision:1" },
    { do: "answer", by: "priya", part: "decision:1", answer: "yes" },
    { do: "answer", by: "stuart", part: "decision:1", answer: "yes" },
    {
      do: "answer",
      by: "beth",
      part: "decision:1",
      answer: "no",
      comment: "We can borrow the flasks and cook the soup ourselves.",
    },
    {
      do: "answer",
      by: "omar",
      part: "decision:1",
      answer: "no",
      comment: "The soup should cost less.",
    },
    {
      do: "tell",
      text: "Two against two. The rule stated when the panel was set up: then it is a no, and a changed request may come back.",
    },
    { do: "wait", until: { part: "decision:1", gate: "refused" } },
    {
      do: "write",
      by: "robbie",
      part: "decision:1",
      form: proposal(25_000, "First aid for two, and a little for soup."),
      note: "Jo cooks, so it is £90 less.",
    },
    { do: "answer", by: "beth", part: "decision:1", answer: "yes" },
    {
      do: "answer",
      by: "omar",
      part: "decision:1",
      answer: "no",
      comment: "I still think that it is too much. I can live with being outvoted.",
    },
    { do: "all-agree", part: "decision:1" },

    {
      do: "write",
      by: "robbie",
      part: "follow-up:1",
      form: {
        outcome: {
          route: "panel",
          paid: 25_000,
          toldOn: "day+0",
          reasons: "It reaches people whom nothing else reaches. One of four was against it.",
          made: "Eleven people came to the first walk.",
        },
      },
    },
    { do: "submit", by: "robbie", part: "follow-up:1" },
    { do: "wait", until: "finished" },
  ],
};
