import type { Part } from "../state.ts";
import type { Block, DeliveryBlock, Form, FormBlock, Gate, Parts, Step } from "../template.ts";

/** The key of the part that joins named parts. */
export const JOIN = "join";

/** What a part goes through: the joining part's own blocks, a named part's own, or those of its step. */
export const blocksOf = (step: Step, key: string | null): readonly Block[] => {
  const { parts } = step;
  if (parts.kind !== "named" || key === null) return parts.blocks;
  if (key === JOIN && parts.join !== undefined) return parts.join.blocks;
  return parts.parts.find((part) => part.key === key)?.blocks ?? parts.blocks;
};

type OfPart = Pick<Part, "key">;

export const formBlockOf = (step: Step, part: OfPart): FormBlock | undefined =>
  blocksOf(step, part.key).find((block) => block.block === "form");

const NO_FORM: Form = { sections: [] };

/** The form that a part fills in; one without questions where it has none. */
export const formOf = (part: OfPart, step: Step): Form => formBlockOf(step, part)?.form ?? NO_FORM;

/** The gate that a part's people sign off, or null. */
export const gateIn = (step: Step, part: OfPart): Gate | null =>
  blocksOf(step, part.key).find((block) => block.block === "gate") ?? null;

export const deliveryIn = (step: Step, part: OfPart): DeliveryBlock | null =>
  blocksOf(step, part.key).find((block) => block.block === "delivery") ?? null;

const allBlocks = (parts: Parts): readonly Block[] => [
  ...parts.blocks,
  ...(parts.kind === "named"
    ? [...parts.parts.flatMap(({ blocks = [] }) => blocks), ...(parts.join?.blocks ?? [])]
    : []),
];

/** Every form of a step, whichever of its parts it is for. */
export const formsOf = ({ parts }: Step): readonly Form[] =>
  allBlocks(parts).flatMap((block) => (block.block === "form" ? [block.form] : []));

/** Whether any part of a step is signed off. */
export const hasGate = ({ parts }: Step): boolean =>
  allBlocks(parts).some(({ block }) => block === "gate");
