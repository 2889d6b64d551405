import { everyShape } from "../specification/template.ts";
import type { Block, Gate, Parts, Template } from "../../domain/template.ts";

const hurry = (gate: Gate): Gate => ({
  ...gate,
  notice: { seconds: 1 },
  due: { seconds: 4 },
  reminders: [{ seconds: 2 }],
  extension: { seconds: 4 },
});

const hurryAll = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => (block.block === "gate" ? hurry(block) : block));

/** Milliseconds of a day of the group that goes with it: whoever is slowest is reminded and escalated. */
export const hurriedDay = 400;

/** The test template of every shape for a group that has seconds, not weeks. */
export const hurried: Template = {
  ...everyShape,
  steps: everyShape.steps.map((step) => ({ ...step, parts: hurriedParts(step.parts) })),
};

function hurriedParts(parts: Parts): Parts {
  const blocks = hurryAll(parts.blocks);
  return parts.kind === "named" && parts.join !== undefined
    ? { ...parts, blocks, join: { ...parts.join, blocks: hurryAll(parts.join.blocks) } }
    : { ...parts, blocks };
}
