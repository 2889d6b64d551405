import type { Programme } from "../programme.ts";
import { implementationPathwayScenario } from "./scenario.ts";
import {
  consultedOnly,
  informedOnly,
  oneObjects,
  oneOff,
  oneWithdraws,
} from "./scenario/wrong-turns.ts";
import { implementationPathway } from "./template.ts";

export const programme: Programme = {
  template: implementationPathway,
  digest: "08dd51c2893aa4f7d5752ceecc93dd7b95131034aa2e6fed7d828932e5dd6b84",
  order: 10,
  scenarios: [
    implementationPathwayScenario,
    consultedOnly,
    informedOnly,
    oneOff,
    oneWithdraws,
    oneObjects,
  ],
};
