import type { BlockOf, Kind } from "../blocks/kinds.ts";
import { rules } from "../blocks/rules.ts";
import type { Part, RunState } from "../state.ts";
import type { Block } from "../template.ts";
import { blocksOf } from "./blocks.ts";
import { stepDefinition } from "./lookup.ts";

/** Whether a block is behind a part's people. */
export const isDone = <K extends Kind>(state: RunState, part: Part, block: BlockOf<K>): boolean =>
  rules.passing[block.block].isDone(state, part, block);

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
