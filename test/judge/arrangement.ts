import type { Block, CircleSide, Gate, Step, Template } from "../../domain/template.ts";
import { all, type Past } from "./reading.ts";

/** A part as its opening says it is, with the step that it belongs to. */
export type Place = {
  readonly part: string;
  readonly key: string | null;
  readonly stretch: number;
  readonly follows: string | null;
  readonly step: Step;
  readonly visit: number;
};

/** Where a part belongs. */
export const placeOf = (template: Template, past: Past, part: string): Place | undefined => {
  const opened = all(past, "partOpened").find(({ data }) => data.part === part);
  const step = template.steps.find(({ key }) => key === opened?.data.step);
  if (opened === undefined || step === undefined) return undefined;
  const visits = all(past, "stepOpened").filter(
    ({ data, version }) => data.step === step.key && version < opened.version,
  );
  const { key, stretch, follows } = opened.data;
  return { part, key, stretch, follows, step, visit: visits.at(-1)?.data.visit ?? 1 };
};

const listOf = ({ parts }: Step, key: string | null): readonly Block[] => {
  if (parts.kind !== "named") return parts.blocks;
  if (key === "join" && parts.join) return parts.join.blocks;
  return parts.parts.find((part) => part.key === key)?.blocks ?? parts.blocks;
};

/** The blocks of a part's stretch: counts, from the first on, how often a form or a delivery begins another. */
export const blocksOf = ({ step, key, stretch }: Place): readonly Block[] => {
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
    block.block === "form" ? block.form.sections.map(({ key }) => key) : [],
  );

export const gateOf = (place: Place | undefined): Gate | undefined =>
  place && blocksOf(place).find((block) => block.block === "gate");

export const linesOf = (template: Template, gate: Gate): readonly CircleSide[] =>
  template.circles[gate.circle]?.of ?? [];

/** How many of a side must agree at least. */
export const leastOf = (template: Template, gate: Gate, side: string): number =>
  linesOf(template, gate)
    .filter((line) => line.side === side)
    .reduce((sum, { atLeast, exactly }) => sum + (atLeast ?? exactly ?? 0), 0);

/** Whether a step decides: something in it is signed off, and it is more than a meeting. */
export const decides = (step: Step): boolean => {
  const { parts } = step;
  const lists =
    parts.kind === "named"
      ? [parts.blocks, ...parts.parts.map(({ blocks = [] }) => blocks), parts.join?.blocks ?? []]
      : [parts.blocks];
  return step.kind !== "meet" && lists.flat().some(({ block }) => block === "gate");
};
