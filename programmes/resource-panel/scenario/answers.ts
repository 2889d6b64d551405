import type { FormValues } from "../../../domain/blocks/form/form.ts";

export const panel: FormValues = {
  seats: { champions: ["@priya", "@stuart"], team: ["@beth", "@omar"], keeper: ["@robbie"] },
  fairness: {
    looksAt: [{ what: "who it reaches" }, { what: "what it changes about stigma" }],
    knowing: "They say so, and step out of that decision.",
    power: "The two with lived experience speak first.",
    telling: "Robbie calls within two days and gives the reasons.",
  },
};

export const request: FormValues = {
  idea: {
    what: "A walking group that starts at the bus station, every Sunday.",
    change: "People who never come to anything come for a walk, and talk.",
    whom: "Anybody in the town who wants company",
    startsOn: "day+21",
  },
  money: {
    items: [
      { item: "First aid course for two", cost: 18_000 },
      { item: "Tea and soup for ten walks", cost: 16_000 },
    ],
    asked: 34_000,
    linked: false,
  },
};

/** What the panel is asked to say yes or no to. */
export const proposal = (amount: number, what: string): FormValues => ({
  proposal: {
    what,
    amount,
    fit: "It reaches people whom nothing else reaches.",
  },
});
