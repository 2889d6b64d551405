import type { Programme } from "../programme.ts";
import { changeNetworksSuccessionScenario } from "./scenario.ts";
import { changeNetworksSuccession } from "./template.ts";

export const programme: Programme = {
  template: changeNetworksSuccession,
  digest: "57e0060f5d7c815bdbfbb5329425aa35662861930898a4076bff6d46822aea5f",
  order: 130,
  scenarios: [changeNetworksSuccessionScenario],
};
