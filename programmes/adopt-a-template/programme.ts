import type { Programme } from "../programme.ts";
import { adoptATemplateScenario } from "./scenario.ts";
import { adoptATemplate } from "./template.ts";

export const programme: Programme = {
  template: adoptATemplate,
  digest: "ff8e3467e874b8ad7b5384f99db69bcb0c0d371eac0d24908ed96345f884a940",
  order: 160,
  scenarios: [adoptATemplateScenario],
};
