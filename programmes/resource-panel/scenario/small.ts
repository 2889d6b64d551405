import type { Scenario, Step } from "../../scenario.ts";
import { asksFor, followUp, fund, joAsks, panelIsAsked, panelStands, rules } from "./steps.ts";

/** Exactly the amount: the panel decides on anything over it, and this is not over. What one of staff decides is not co-produced. */
export const decidedAsSmall: Scenario = {
  ...fund,
  name: "A request of exactly £200 is decided by the way for small ones",
  title: "Flasks for the walk",
  ends: { status: "finished", standing: "not-co-produced", findings: ["N3-one-off"] },
  parameters: rules,
  steps: [
    ...panelStands,
    ...joAsks(asksFor(20_000, "Flasks, and soup to fill them.")),
    {
      do: "tell",
      text: "£200 is not over £200. The fund stated who decides then: the coordinator, who writes down why.",
    },
    ...followUp(
      "small",
      20_000,
      "The coordinator said yes: it costs little, and the walk needs it.",
      "Soup on ten Sundays.",
    ),
  ],
};

const firstHalf: readonly Step[] = [
  ...panelStands,
  { do: "write", by: "jo", part: "request:1", form: asksFor(19_000, "Coats to borrow.", true) },
];

/** One thing in two parts, each just under the amount: added together they are over it. */
export const splitRequest: Scenario = {
  ...fund,
  name: "Two requests just under £200 count as one, and the panel decides",
  title: "Boots to go with the coats",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  parameters: rules,
  others: {
    coats: { ...fund, title: "Coats to borrow", parameters: rules },
  },
  before: [
    { do: "launch-other", run: "coats" },
    { do: "in-other", run: "coats", steps: firstHalf },
  ],
  steps: [
    ...panelStands,
    { do: "link", by: "robbie", kind: "adds-to", to: "coats", part: "request:1" },
    ...joAsks(asksFor(19_500, "Boots to borrow.", true)),
    { do: "tell", text: "£190 and £195 are £385 together, so the panel decides." },
    ...panelIsAsked("decision:1", 38_500, "Boots and coats, which belong together."),
    { do: "all-agree", part: "decision:1" },
    ...followUp(
      "panel",
      38_500,
      "All four said yes. They asked that it be one request the next time.",
      "Twelve people have what they need to walk in the rain.",
    ),
  ],
};
