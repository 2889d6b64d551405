import { isHeld } from "../blocks/session/sessions.ts";
import { unread } from "../blocks/measure/lookup.ts";
import { pollOf } from "../blocks/poll/lookup.ts";
import type { Part, RunState } from "../state.ts";
import type { Block, FormBlock } from "../template.ts";
import { blocksOf, gateIn } from "./blocks.ts";
import { missingFields } from "../blocks/form/complete.ts";
import { newestVersion, stepDefinition } from "./lookup.ts";

/** Whether a block is behind a part's people. Each kind of block says here when it is. */
export const isDone = (state: RunState, part: Part, block: Block): boolean => {
  switch (block.block) {
    case "form":
      return isFormDone(state, part, block);
    case "gate":
      return isDecided(part);
    case "delivery":
      return part.delivery === "completed";
    case "session":
      return isHeld(state, part, block);
    case "poll":
      return (pollOf(state, part, block.key)?.outcome ?? null) !== null;
    case "measure":
      return unread(state, part, block).length === 0;
  }
};

const isDecided = ({ gate }: Part): boolean => gate === "passed" || gate === "overridden";

/** A form that is signed off is done when it is complete, and stays open to its authors until then. One that is not is done when somebody says so. */
const isFormDone = (state: RunState, part: Part, { form }: FormBlock): boolean => {
  if (part.submitted !== null || isDecided(part)) return true;
  const step = stepDefinition(state, part.step);
  if (step === undefined || gateIn(step, part) === null) return false;
  const version = newestVersion(part);
  return version !== undefined && missingFields(form, version).length === 0;
};

/** What a part goes through in its stretch. */
export const blocksIn = (state: RunState, part: Part): readonly Block[] => {
  const step = stepDefinition(state, part.step);
  return step === undefined ? [] : blocksOf(step, part);
};

/** The block that a part's people are at: the first that is not done; null when all are, or the part is closed. */
export const blockAt = (state: RunState, part: Part): Block | null =>
  part.status === "closed"
    ? null
    : (blocksIn(state, part).find((block) => !isDone(state, part, block)) ?? null);

/** What a block of a part still waits for: those before it that are not done, in order. */
export const blocksBefore = (state: RunState, part: Part, key: string): readonly Block[] => {
  const blocks = blocksIn(state, part);
  const at = blocks.findIndex((block) => block.key === key);
  return blocks.slice(0, Math.max(at, 0)).filter((block) => !isDone(state, part, block));
};
