import { gateIn } from "../../rules/blocks.ts";
import { newestVersion, stepDefinition } from "../../rules/lookup.ts";
import type { Part, RunState } from "../../state.ts";
import { isDecided } from "../gate/decided.ts";
import type { RulesOf } from "../rules-of.ts";
import type { FormBlock } from "./block.ts";
import { missingFields } from "./complete.ts";
import { partSubmitted, versionSaved } from "./evolve.ts";

/** A form that is signed off is done when it is complete, and stays open to its authors until then. One that is not is done when somebody says so. */
const isDone = (state: RunState, part: Part, { form }: FormBlock): boolean => {
  if (part.submitted !== null || isDecided(part)) return true;
  const step = stepDefinition(state, part.step);
  if (step === undefined || gateIn(step, part) === null) return false;
  const version = newestVersion(part);
  return version !== undefined && missingFields(form, version).length === 0;
};

export const form: RulesOf<"form"> = {
  passing: {
    form: {
      isDone,
      first: {
        what: "What comes before this is not written and finished yet.",
        mend: "Finish writing it first.",
      },
      waits: null,
    },
  },
  follows: { versionSaved, partSubmitted },
  initial: {},
};
