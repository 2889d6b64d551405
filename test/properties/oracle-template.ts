import type { Block, Step } from "../../domain/template.ts";

type Place = { readonly step: Step; readonly key: string | null; readonly stretch: number };

/** A template as the oracle reads it, without the domain's own rules: all that a part goes through, in one list. */
const listOf = ({ parts }: Step, key: string | null): readonly Block[] => {
  if (parts.kind !== "named") return parts.blocks;
  if (key === "join" && parts.join) return parts.join.blocks;
  return parts.parts.find((part) => part.key === key)?.blocks ?? parts.blocks;
};

/** The blocks of one stretch: counts, from the first on, how often a form or a delivery begins another. */
const blocksOf = ({ step, key, stretch }: Place): readonly Block[] => {
  let number = 0;
  let seen = "";
  return listOf(step, key).filter(({ block }) => {
    const isNew =
      number === 0 ||
      (block === "form" && /[fgd]/.test(seen)) ||
      (block === "gate" && seen.includes("g")) ||
      (block === "delivery" && seen.includes("d"));
    if (isNew) {
      number++;
      seen = "";
    }
    if (block === "form" || block === "gate" || block === "delivery") seen += block.charAt(0);
    return number === stretch;
  });
};

export const sectionsOf = (place: Place): readonly string[] =>
  blocksOf(place).flatMap((block) =>
    block.block === "form" ? block.form.sections.map((section) => section.key) : [],
  );

export const gateOf = (place: Place | undefined) =>
  place && blocksOf(place).find((block) => block.block === "gate");
