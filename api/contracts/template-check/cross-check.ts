import type { Parameter, Stage, Template } from "../../../domain/template.ts";
import { arrangementFindings } from "./arrangement.ts";
import { repeated, when, type Finding, type Path } from "./finding.ts";
import { formFindings } from "./form.ts";
import { gateFindings } from "./gate.ts";
import { wayFindings } from "./ways.ts";

/** What a shape alone cannot say: that keys are unique, and that everything referred to is there and of the right kind. */
export const crossCheck = (template: Template): readonly Finding[] => [
  ...repeated(template.stages, ["stages"], "stage"),
  ...repeated(template.parameters, ["parameters"], "parameter"),
  ...repeated(template.declarations, ["declarations"], "declaration"),
  ...groupFindings(template),
  ...template.parameters.flatMap((parameter, index) =>
    parameterFindings(parameter, ["parameters", index]),
  ),
  ...template.stages.flatMap((stage, index) => stageFindings(template, stage, ["stages", index])),
];

const groupFindings = ({ group }: Template): readonly Finding[] => [
  ...when(
    !group.some(({ side }) => side === "pwle"),
    ["group"],
    'A group needs people with lived experience: add {"side": "pwle", "count": 2}.',
  ),
  ...group.flatMap(({ side }, index) =>
    when(
      side === "partner",
      ["group", index, "side"],
      "A partner proposes and never votes, so it cannot be among those who decide.",
    ),
  ),
];

const parameterFindings = (parameter: Parameter, path: Path): readonly Finding[] => {
  const { kind, options = [], default: value } = parameter;
  const fits =
    value === undefined ||
    (kind === "period" && typeof value === "object") ||
    (kind === "number" && typeof value === "number") ||
    (kind === "text" && typeof value === "string") ||
    (kind === "choice" && options.some((option) => option.value === value));
  return [
    ...when(
      (kind === "choice") !== options.length > 0,
      [...path, "options"],
      `The parameter "${parameter.key}" is of kind ${kind}: only a choice has options, and each choice has some.`,
    ),
    ...when(
      !fits,
      [...path, "default"],
      `The default of "${parameter.key}" does not fit its kind (${kind}).`,
    ),
  ];
};

const stageFindings = (template: Template, stage: Stage, path: Path): readonly Finding[] => [
  ...formFindings(stage.form, [...path, "form"]),
  ...arrangementFindings(template, stage, [...path, "arrangement"]),
  ...(stage.gate === null ? [] : gateFindings(template, stage, stage.gate, [...path, "gate"])),
  ...wayFindings(template, stage, path),
];
