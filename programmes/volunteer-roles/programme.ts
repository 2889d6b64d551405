import type { Programme } from "../programme.ts";
import { volunteerRolesScenario } from "./scenario.ts";
import { volunteerRoles } from "./template.ts";

export const programme: Programme = {
  template: volunteerRoles,
  digest: "fcf106f40faaff4367cdbcbe28abfe3edba76f462a5ab14aae24e45b62c95a80",
  order: 120,
  scenarios: [volunteerRolesScenario],
};
