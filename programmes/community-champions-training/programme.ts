import type { Programme } from "../programme.ts";
import { communityChampionsTrainingScenario } from "./scenario.ts";
import { communityChampionsTraining } from "./template.ts";

export const programme: Programme = {
  template: communityChampionsTraining,
  digest: "fffc38359897a05426f8c105d698e98ddf9ff45499a4ee1b6ef6593bd9e38f02",
  order: 40,
  scenarios: [communityChampionsTrainingScenario],
};
