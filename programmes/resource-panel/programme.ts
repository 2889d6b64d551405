import type { Programme } from "../programme.ts";
import { resourcePanelScenario } from "./scenario.ts";
import { resourcePanel } from "./template.ts";

export const programme: Programme = {
  template: resourcePanel,
  digest: "5f09b16b0c204e10fd613e5dff87e68b12c593485749dc70ed24bec4dbd818ba",
  order: 30,
  scenarios: [resourcePanelScenario],
};
