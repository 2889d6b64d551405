import { repeated, when, type Finding, type Path } from "../../lint/finding.ts";
import type { Block, Step, Template } from "../../template.ts";
import type { MeasureBlock } from "./block.ts";

/** A name that something uses for an indicator. */
export const needsIndicator = (template: Template, key: string, path: Path): readonly Finding[] =>
  when(
    !(template.indicators ?? []).some((indicator) => indicator.key === key),
    path,
    "unknown-indicator",
    `There is no indicator "${key}". Add it to the template's indicators, or name another.`,
  );

/** A measure measures what the template names, each once. */
export const measureFindings = (
  template: Template,
  block: MeasureBlock,
  path: Path,
): readonly Finding[] => [
  ...block.indicators.flatMap((key, index) =>
    needsIndicator(template, key, [...path, "indicators", index]),
  ),
  ...block.indicators.flatMap((key, index) =>
    when(
      block.indicators.indexOf(key) < index,
      [...path, "indicators", index],
      "measure-twice",
      `"${block.key}" measures "${key}" twice. Take one out.`,
    ),
  ),
];

const blocksIn = ({ parts }: Step): readonly Block[] => [
  ...parts.blocks,
  ...(parts.kind === "named"
    ? [...parts.parts.flatMap(({ blocks = [] }) => blocks), ...(parts.join?.blocks ?? [])]
    : []),
];

/** Indicators have keys of their own, and each is read somewhere: else no result can show it. */
export const indicatorFindings = (template: Template): readonly Finding[] => {
  const indicators = template.indicators ?? [];
  const blocks = template.steps.flatMap(blocksIn);
  return [
    ...repeated(indicators, ["indicators"], "indicator"),
    ...indicators.flatMap(({ key }, index) =>
      when(
        !blocks.some((block) => block.block === "measure" && block.indicators.includes(key)),
        ["indicators", index],
        "indicator-never-measured",
        `Nothing measures "${key}". Add a "measure" block that reads it, or take it out.`,
      ),
    ),
  ];
};
