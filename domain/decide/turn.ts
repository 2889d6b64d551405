import type { Refusal } from "../refusal.ts";
import { because } from "../result.ts";
import { blocksBefore } from "../rules/progress.ts";
import type { Part, RunState } from "../state.ts";
import type { Block } from "../template.ts";

/** What has to come first, in plain words. */
const FIRST: { readonly [B in Block["block"]]: { readonly what: string; readonly mend: string } } =
  {
    form: {
      what: "What comes before this is not written and finished yet.",
      mend: "Finish writing it first.",
    },
    gate: { what: "The group has not agreed to this yet.", mend: "Wait until they have." },
    session: {
      what: "The session before this has not been held yet.",
      mend: "Hold it, and say how it went.",
    },
    poll: {
      what: "The poll before this has not closed yet.",
      mend: "Wait until it has closed, or open it first.",
    },
    measure: {
      what: "What was to be measured before this is not on record yet.",
      mend: "Write down what was measured first.",
    },
    delivery: {
      what: "What was agreed before is not done yet.",
      mend: "Record first that it is done.",
    },
  };

/** Blocks of a part come one after another: why this one is not at hand yet, or null. */
export const mustBeAt = (state: RunState, part: Part, { key }: Block): Refusal | null =>
  refusalOf(blocksBefore(state, part, key)[0]);

/** As `mustBeAt`, for an act that may come while the form before it is still written: asking about some of its sections. */
export const mustBeNear = (state: RunState, part: Part, { key }: Block): Refusal | null =>
  refusalOf(blocksBefore(state, part, key).find(({ block }) => block !== "form"));

const refusalOf = (first: Block | undefined): Refusal | null =>
  first === undefined
    ? null
    : because("not-due", FIRST[first.block].what, FIRST[first.block].mend, first.key);
