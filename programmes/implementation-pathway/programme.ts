import type { Programme } from "../programme.ts";
import { implementationPathwayScenario } from "./scenario.ts";
import { itDrifts, oneSiteRefuses } from "./scenario/drift.ts";
import {
  consultedOnly,
  informedOnly,
  oneDies,
  oneObjects,
  oneOff,
  oneWithdraws,
} from "./scenario/wrong-turns.ts";
import { implementationPathway } from "./template.ts";

export const programme: Programme = {
  template: implementationPathway,
  digest: "74a91bd161df5dec6171b1d0cef70e42a97733b0027f1234a1787956826e2edd",
  order: 10,
  scenarios: [
    implementationPathwayScenario,
    consultedOnly,
    informedOnly,
    oneOff,
    oneWithdraws,
    oneDies,
    oneObjects,
    itDrifts,
    oneSiteRefuses,
  ],
};
