import type { RulesOf } from "../rules-of.ts";
import * as then from "./evolve.ts";

export const delivery: RulesOf<"delivery"> = {
  passing: {
    delivery: {
      isDone: (_, part) => part.delivery === "completed",
      first: {
        what: "What was agreed before is not done yet.",
        mend: "Record first that it is done.",
      },
      waits: "delivery",
    },
  },
  follows: {
    deliveryStarted: then.deliveryStarted,
    deliveryCompleted: then.deliveryCompleted,
    factStated: then.factStated,
    factDisputed: then.factDisputed,
  },
  initial: {},
};
