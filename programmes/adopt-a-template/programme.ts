import type { Programme } from "../programme.ts";
import { adoptATemplateScenario } from "./scenario.ts";
import { adoptATemplate } from "./template.ts";

export const programme: Programme = {
  template: adoptATemplate,
  digest: "e09694bd4efb3b2ea37b3ed92b01ee0bdc7c10a447b810f96104558e5e5d562d",
  order: 160,
  scenarios: [adoptATemplateScenario],
};
