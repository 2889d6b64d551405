import type { Part } from "../state.ts";
import type { Block, DeliveryBlock, Form, FormBlock, Gate, Parts, Step } from "../template.ts";
import { stretchesOf } from "./stretches.ts";

/** The key of the part that joins named parts. */
export const JOIN = "join";

/** All that a part goes through, over all its stretches: the joining part's own blocks, a named part's own, or those of its step. */
export const listOf = ({ parts }: Step, key: string | null): readonly Block[] => {
  if (parts.kind !== "named" || key === null) return parts.blocks;
  if (key === JOIN && parts.join !== undefined) return parts.join.blocks;
  return parts.parts.find((part) => part.key === key)?.blocks ?? parts.blocks;
};

type OfPart = Pick<Part, "key" | "stretch">;

/** What a part goes through in its stretch. */
export const blocksOf = (step: Step, { key, stretch }: OfPart): readonly Block[] =>
  stretchesOf(listOf(step, key))[stretch - 1] ?? [];

/** Whether another stretch of the same part follows this one. */
export const goesOn = (step: Step, { key, stretch }: OfPart): boolean =>
  stretch < stretchesOf(listOf(step, key)).length;

export const formBlockOf = (step: Step, part: OfPart): FormBlock | undefined =>
  blocksOf(step, part).find((block) => block.block === "form");

const NO_FORM: Form = { sections: [] };

/** The form that a part fills in; one without questions where it has none. */
export const formOf = (part: OfPart, step: Step): Form => formBlockOf(step, part)?.form ?? NO_FORM;

/** The gate that a part's people sign off, or null. */
export const gateIn = (step: Step, part: OfPart): Gate | null =>
  blocksOf(step, part).find((block) => block.block === "gate") ?? null;

export const deliveryIn = (step: Step, part: OfPart): DeliveryBlock | null =>
  blocksOf(step, part).find((block) => block.block === "delivery") ?? null;

/** Every block of a step, whichever of its parts and stretches it is for. */
export const allBlocksOf = ({ parts }: { readonly parts: Parts }): readonly Block[] => [
  ...parts.blocks,
  ...(parts.kind === "named"
    ? [...parts.parts.flatMap(({ blocks = [] }) => blocks), ...(parts.join?.blocks ?? [])]
    : []),
];

/** Every form of a step, whichever of its parts it is for. */
export const formsOf = (step: Step): readonly Form[] =>
  allBlocksOf(step).flatMap((block) => (block.block === "form" ? [block.form] : []));

/** Whether any part of a step is signed off. */
export const hasGate = (step: Step): boolean =>
  allBlocksOf(step).some(({ block }) => block === "gate");
