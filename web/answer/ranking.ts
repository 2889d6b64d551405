import { formOf } from "../../domain/rules/blocks.ts";
import type { Field } from "../../domain/template.ts";
import { isolated, templateText } from "../words/isolate.ts";
import type { Asked } from "./asked.ts";

const labelIn = (labels: Field["options"], one: string): string => {
  const label = labels?.find((option) => option.value === one)?.label;
  return label === undefined ? isolated(one) : templateText(label);
};

/** What a `preference` gate lets people put in order: the names that the version lists. */
export function optionsToRank({
  gate,
  part,
  step,
  version,
}: Pick<Asked, "gate" | "part" | "step" | "version">): readonly {
  readonly value: string;
  readonly label: string;
}[] {
  if (gate.options === undefined) return [];
  const { section, field } = gate.options;
  const value = version.sections[section]?.fields[field];
  const labels = formOf(part, step)
    .sections.find(({ key }) => key === section)
    ?.fields.find(({ key }) => key === field)?.options;
  if (!Array.isArray(value)) return [];
  return value
    .filter((one) => typeof one === "string")
    .map((one) => ({
      value: one,
      label: labelIn(labels, one),
    }));
}
