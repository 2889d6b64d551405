import type { Scenario } from "../scenario.ts";
import { people } from "./scenario/people.ts";

/** A grant as it used to be given. */
export const changeNetworksScenario: Scenario = {
  name: "A network gets a grant and reports",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "change-networks",
  title: "Drums on the green",
  nation: "scotland",
  parameters: {},
  people,
  manager: "ewa",
  steps: [
    { do: "join", people: ["cal", "mhairi", "tunde", "ruth"] },
    { do: "pay", by: "cal", people: ["mhairi", "tunde"], pence: 2_000 },
    {
      do: "train",
      by: "cal",
      people: ["mhairi"],
      kind: "chairing",
      what: "Leads the talk about a grant for the first time.",
    },
    {
      do: "write",
      by: "cal",
      part: "grant:1",
      form: {
        grant: {
          network: "The drum circle",
          what: "Six drums, and a hall in winter.",
          amount: 60_000,
        },
      },
    },
    { do: "ask", by: "cal", part: "grant:1" },
    { do: "all-agree", part: "grant:1" },
    {
      do: "contribute",
      by: "tunde",
      part: "report:1",
      kind: "story",
      text: "People came who never come to anything.",
    },
    {
      do: "write",
      by: "cal",
      part: "report:1",
      form: { report: { made: "Twenty evenings of drums.", learned: "The hall was cold." } },
    },
    {
      do: "reply",
      by: "cal",
      part: "report:1",
      outcome: "done",
      text: "It stands in the report that goes to all networks.",
    },
    { do: "submit", by: "cal", part: "report:1" },
    { do: "wait", until: "finished" },
  ],
};
