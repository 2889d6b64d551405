import type { Programme } from "../programme.ts";
import { changeNetworksScenario } from "./scenario.ts";
import { changeNetworks } from "./template.ts";

export const programme: Programme = {
  template: changeNetworks,
  digest: "a275b1fc64c0b6b389965a843082098165caf9fb165e913f41136b47565146bb",
  order: 125,
  scenarios: [changeNetworksScenario],
};
