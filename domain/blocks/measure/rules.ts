import type { RulesOf } from "../rules-of.ts";
import { measured } from "./evolve.ts";
import { unread } from "./lookup.ts";

export const measure: RulesOf<"measure"> = {
  passing: {
    measure: {
      isDone: (state, part, block) => unread(state, part, block).length === 0,
      first: {
        what: "What was to be measured before this is not on record yet.",
        mend: "Write down what was measured first.",
      },
      waits: "measure",
    },
  },
  follows: { measured },
  initial: { readings: [] },
};
