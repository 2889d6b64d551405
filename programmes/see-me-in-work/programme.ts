import type { Programme } from "../programme.ts";
import { seeMeInWorkScenario } from "./scenario.ts";
import { seeMeInWork } from "./template.ts";

export const programme: Programme = {
  template: seeMeInWork,
  digest: "e9e8e269bab8699ba85ce1755335da3853f5528f7516a108d33775c0c3de83e1",
  order: 110,
  scenarios: [seeMeInWorkScenario],
};
