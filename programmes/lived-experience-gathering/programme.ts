import type { Programme } from "../programme.ts";
import { livedExperienceGatheringScenario } from "./scenario.ts";
import { livedExperienceGathering } from "./template.ts";

export const programme: Programme = {
  template: livedExperienceGathering,
  digest: "04e0c5922d748440489b49c46ccbc670e858b8005ec55b610f0b22770acf1433",
  order: 90,
  scenarios: [livedExperienceGatheringScenario],
};
