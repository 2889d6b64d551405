import type { Programme } from "../programme.ts";
import { hospitalWorkshopsScenario } from "./scenario.ts";
import { hospitalWorkshops } from "./template.ts";

export const programme: Programme = {
  template: hospitalWorkshops,
  digest: "1232aa3af2a80ec26862912534707f52de4037628993cca919d67611d39d28bb",
  order: 80,
  scenarios: [hospitalWorkshopsScenario],
};
