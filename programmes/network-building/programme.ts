import type { Programme } from "../programme.ts";
import { networkBuildingScenario } from "./scenario.ts";
import { networkBuilding } from "./template.ts";

export const programme: Programme = {
  template: networkBuilding,
  digest: "a15910b2ca7089c858ab393d231067ffec47824d55a9e0daf3e3c09367c8e8f8",
  order: 150,
  scenarios: [networkBuildingScenario],
};
