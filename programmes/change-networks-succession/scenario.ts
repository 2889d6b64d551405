import type { Scenario } from "../scenario.ts";
import { people } from "./scenario/people.ts";

/** Grants end, a panel takes their place, and what runs already runs on. */
export const changeNetworksSuccessionScenario: Scenario = {
  name: "Grants end, and a panel takes their place",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "change-networks-succession",
  title: "A fairer way to give",
  nation: "scotland",
  parameters: { retired: "change-networks" },
  people,
  manager: "ewa",
  steps: [
    { do: "join", people: ["cal", "mhairi", "tunde", "ruth", "greer"] },
    { do: "pay", by: "cal", people: ["mhairi", "tunde"], pence: 2_000 },
    {
      do: "train",
      by: "cal",
      people: ["mhairi"],
      kind: "chairing",
      what: "Leads the meetings about the end of the grants.",
    },
    {
      do: "write",
      by: "cal",
      part: "review:1",
      form: {
        review: {
          good: [{ what: "Small groups got a start." }],
          bad: [
            { what: "Who could write well got more." },
            { what: "Nobody said why it was a no." },
          ],
          asked: "Nine networks. We did not reach the two that stopped.",
        },
      },
    },
    { do: "ask", by: "cal", part: "review:1" },
    { do: "all-agree", part: "review:1" },
    {
      do: "write",
      by: "cal",
      part: "decision:1",
      form: {
        decision: {
          end: "yes",
          instead: "People ask for money for what they do. A panel of four decides, and says why.",
          fair: "Half of the panel are Champions, and none of them asks for money.",
        },
      },
    },
    { do: "ask", by: "cal", part: "decision:1" },
    { do: "all-agree", part: "decision:1" },
    {
      do: "write",
      by: "cal",
      part: "hand-over:1",
      form: {
        handOver: {
          running: [{ what: "Drums on the green", until: "The end of spring" }],
          kept: "Every grant that was promised is paid in full.",
          asks: ["@cal"],
          told: "A call to each network, and then a letter.",
          lastOn: "day+150",
        },
      },
    },
    { do: "ask", by: "cal", part: "hand-over:1" },
    { do: "all-agree", part: "hand-over:1" },
    { do: "wait", until: "finished" },
  ],
};
