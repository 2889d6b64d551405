import type { Programme } from "../programme.ts";
import { resourcePanelScenario } from "./scenario.ts";
import { conflictedChampion } from "./scenario/conflict.ts";
import { decidedAsSmall, splitRequest } from "./scenario/small.ts";
import { anotherPanelDecides, livedExperienceDecides } from "./scenario/ties.ts";
import { resourcePanel } from "./template.ts";

export const programme: Programme = {
  template: resourcePanel,
  digest: "e8ef7d6bea2735a64ef960df5e0e548de9bab855789a517644ce7e377cf735ea",
  order: 30,
  scenarios: [
    resourcePanelScenario,
    livedExperienceDecides,
    anotherPanelDecides,
    conflictedChampion,
    splitRequest,
    decidedAsSmall,
  ],
};
