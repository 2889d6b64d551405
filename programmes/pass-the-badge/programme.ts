import type { Programme } from "../programme.ts";
import { passTheBadgeScenario, poorResponseScenario } from "./scenario.ts";
import { passTheBadge } from "./template.ts";

export const programme: Programme = {
  template: passTheBadge,
  digest: "b428d55cd7e27d93d194ccfccaa875dc4de61829dde348f4bc9ed023794a0f8a",
  order: 65,
  scenarios: [passTheBadgeScenario, poorResponseScenario],
};
