import type { Block } from "../template.ts";

/**
 * A list of blocks, cut into stretches: what is written at one time, with all that belongs to it. A part of the record holds one
 * form, one gate and one delivery, so a new stretch begins at a form after a form, a gate or a delivery, at a gate after a gate,
 * and at a delivery after a delivery. Every other block belongs to the stretch in which it stands.
 */
export const stretchesOf = (blocks: readonly Block[]): readonly (readonly Block[])[] => {
  const known = cut.get(blocks);
  if (known !== undefined) return known;
  const stretches: Block[][] = [];
  for (const block of blocks) {
    const last = stretches.at(-1);
    if (last === undefined || begins(last, block)) stretches.push([block]);
    else last.push(block);
  }
  cut.set(blocks, stretches);
  return stretches;
};

/** A template's lists never change, and each act looks at them many times. */
const cut = new WeakMap<readonly Block[], readonly (readonly Block[])[]>();

const begins = (stretch: readonly Block[], { block }: Block): boolean => {
  const has = (kind: Block["block"]) => stretch.some((before) => before.block === kind);
  switch (block) {
    case "form":
      return has("form") || has("gate") || has("delivery");
    case "gate":
      return has("gate");
    case "delivery":
      return has("delivery");
    case "session":
    case "poll":
    case "measure":
      return false;
  }
};
