import type { Programme } from "../programme.ts";
import { coProducedTrainingVideoScenario } from "./scenario.ts";
import { coProducedTrainingVideo } from "./template.ts";

export const programme: Programme = {
  template: coProducedTrainingVideo,
  digest: "6fcf377c05d3d283aa77234e67e626fafb8f7a8ebd8026e55784458b73da0382",
  order: 15,
  scenarios: [coProducedTrainingVideoScenario],
};
