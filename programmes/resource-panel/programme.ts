import type { Programme } from "../programme.ts";
import { resourcePanelScenario } from "./scenario.ts";
import { resourcePanel } from "./template.ts";

export const programme: Programme = {
  template: resourcePanel,
  digest: "c45ff7f357f8fd2e532eca8b675d90d9597d2ff9ddbeb5463a4e5e4829ed4aba",
  order: 30,
  scenarios: [resourcePanelScenario],
};
