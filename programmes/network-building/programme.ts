import type { Programme } from "../programme.ts";
import { networkBuildingScenario } from "./scenario.ts";
import { networkBuilding } from "./template.ts";

export const programme: Programme = {
  template: networkBuilding,
  digest: "fe3319b95e501cae5513c8b70c43b44f852f2c36a4d5a7432c37882e546e54c5",
  order: 150,
  scenarios: [networkBuildingScenario],
};
