import type { Programme } from "../programme.ts";
import { takenBackScenario, whatsOnYourMindScenario, withoutConsentScenario } from "./scenario.ts";
import { whatsOnYourMind } from "./template.ts";

export const programme: Programme = {
  template: whatsOnYourMind,
  digest: "f6f1faaee021dc70f54a8fc8de67280f2c63fbe6ec72185ad33518c80afebfe6",
  order: 100,
  scenarios: [whatsOnYourMindScenario, withoutConsentScenario, takenBackScenario],
};
