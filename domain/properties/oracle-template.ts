import type { Block, Step } from "../template.ts";

/** A template as the oracle reads it, without the domain's own rules. */
const blocksOf = ({ parts }: Step, key: string | null): readonly Block[] =>
  parts.kind !== "named"
    ? parts.blocks
    : ((key === "join" ? parts.join?.blocks : undefined) ?? parts.blocks);

export const sectionsOf = (step: Step, key: string | null): readonly string[] =>
  blocksOf(step, key).flatMap((block) =>
    block.block === "form" ? block.form.sections.map((section) => section.key) : [],
  );

export const gateOf = (part: { readonly stage: Step; readonly key: string | null } | undefined) =>
  part && blocksOf(part.stage, part.key).find((block) => block.block === "gate");
