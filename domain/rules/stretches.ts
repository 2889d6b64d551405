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

/** What must stand in a stretch for a block of a kind to begin a new one; a kind that is not listed never does. */
const BEGINS_AFTER: { readonly [B in Block["block"]]?: readonly Block["block"][] } = {
  form: ["form", "gate", "delivery"],
  gate: ["gate"],
  delivery: ["delivery"],
};

const begins = (stretch: readonly Block[], { block }: Block): boolean =>
  stretch.some((before) => BEGINS_AFTER[block]?.includes(before.block));
