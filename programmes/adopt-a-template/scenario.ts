import type { Scenario } from "../scenario.ts";
import { people } from "./scenario/people.ts";

/** A pathway that the organisation wrote is read together, and may be used from then on. */
export const adoptATemplateScenario: Scenario = {
  name: "A pathway of their own is read aloud, and people say yes to it",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "adopt-a-template",
  title: "Our own way to plan a walk",
  nation: "scotland",
  parameters: {
    pathway: "plan-a-walk",
    pathwayVersion: 1,
    fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  },
  people,
  manager: "orla",
  steps: [
    { do: "join", people: ["ewan", "sunita", "dora", "kofi", "nuala"] },
    { do: "pay", by: "ewan", people: ["dora", "kofi", "nuala"], pence: 2_500 },
    {
      do: "write",
      by: "ewan",
      part: "decide:1",
      form: {
        draft: {
          file: { upload: "plan-a-walk-1.json", type: "application/json" },
          inWords: "Plan a walk. At least 2 people with lived experience must agree.",
          why: "The paths that came with the product are too long for one afternoon.",
        },
      },
    },
    {
      do: "plan-session",
      by: "ewan",
      part: "decide:1",
      block: "reading",
      place: "The allotment, or by phone",
      offers: "Tea, travel, and large print.",
    },
    {
      do: "hold-session",
      by: "ewan",
      part: "decide:1",
      block: "reading",
      came: ["dora", "kofi", "nuala", "sunita"],
      ledBy: ["dora"],
      account: "Each step was read aloud. Kofi asked who may stop a walk, and it is in there now.",
    },
    { do: "bear-out", part: "decide:1", people: ["dora", "kofi", "nuala"] },
    { do: "ask", by: "ewan", part: "decide:1" },
    { do: "all-agree", part: "decide:1" },
    {
      do: "write",
      by: "ewan",
      part: "first-use:1",
      form: {
        "first-use": {
          watch: [{ what: "Whether anybody is left behind." }],
          stop: "When somebody says that they were not asked.",
          reviewOn: "day+90",
        },
      },
    },
    { do: "ask", by: "ewan", part: "first-use:1" },
    { do: "all-agree", part: "first-use:1" },
    { do: "wait", until: "finished" },
  ],
};
