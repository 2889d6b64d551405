import type { Programme } from "../programme.ts";
import { volunteerGatheringScenario } from "./scenario.ts";
import { volunteerGathering } from "./template.ts";

export const programme: Programme = {
  template: volunteerGathering,
  digest: "df08612fce644ac65358241db7820cf1c40964f42fa7214cde07a945dd2d75d6",
  order: 140,
  scenarios: [volunteerGatheringScenario],
};
