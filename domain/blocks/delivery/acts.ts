import { waiting } from "../../plan/share.ts";
import { stewards } from "../../rules/lookup.ts";
import { toEverybody } from "../../visibility/about.ts";
import type { ActsOf } from "../acts-of.ts";
import { completeDelivery, disputeFact, startDelivery, stateFact } from "./decide.ts";
import { origins } from "./origins.ts";

export const delivery: ActsOf<"delivery"> = {
  blocks: {
    delivery: {
      plan: (state, { id }) => waiting(id, "delivery", stewards(state)),
      words: () => ["Then it is done, and somebody says how it went."],
      findings: () => [],
    },
  },
  decides: { startDelivery, completeDelivery, stateFact, disputeFact },
  reaches: {
    deliveryStarted: toEverybody,
    deliveryCompleted: toEverybody,
    factStated: toEverybody,
    factDisputed: toEverybody,
  },
  origins,
};
