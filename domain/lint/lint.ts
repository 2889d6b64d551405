import { credentialFindings } from "../credentials/lint.ts";
import { indicatorFindings } from "../blocks/measure/lint.ts";
import type { Parameter, Step, Template } from "../template.ts";
import { isDate } from "../written/date.ts";
import { circleFindings } from "./circles.ts";
import { needsParameter, repeated, when, type Finding, type Path } from "./finding.ts";
import { peopleFindings } from "./people.ts";
import { needFindings } from "./needs.ts";
import { partsFindings } from "./parts.ts";
import { trapFindings, wayFindings } from "./ways.ts";

/**
 * What is wrong with a template that has the right shape: keys that stand twice, names that nothing has, and runs that could
 * never come to an end. Each finding says where, and how to mend it. A template without findings can be launched.
 */
export const lint = (template: Template): readonly Finding[] => [
  ...repeated(template.steps, ["steps"], "step"),
  ...repeated(template.parameters, ["parameters"], "parameter"),
  ...repeated(template.declarations, ["declarations"], "declaration"),
  ...when(
    template.supersedes === template.name,
    ["supersedes"],
    "supersedes-itself",
    `"${template.name}" cannot retire itself. Name the template that it takes the place of, or leave "supersedes" out.`,
  ),
  ...circleFindings(template),
  ...credentialFindings(template),
  ...indicatorFindings(template),
  ...peopleFindings(template),
  ...template.parameters.flatMap((parameter, index) =>
    parameterFindings(parameter, ["parameters", index]),
  ),
  ...template.steps.flatMap((step, index) => stepFindings(template, step, ["steps", index])),
  ...trapFindings(template),
];

const stepFindings = (template: Template, step: Step, path: Path): readonly Finding[] => [
  ...partsFindings(template, step, [...path, "parts"]),
  ...needFindings(template, step, [...path, "needs"]),
  ...wayFindings(template, step, [...path, "next"]),
  ...(step.retires === undefined
    ? []
    : needsParameter(template, step.retires, "text", [...path, "retires"])),
];

const parameterFindings = (parameter: Parameter, path: Path): readonly Finding[] => {
  const { kind, options = [], default: value } = parameter;
  const fits =
    value === undefined ||
    (kind === "period" && typeof value === "object") ||
    (kind === "number" && typeof value === "number") ||
    (kind === "date" && isDate(value)) ||
    (kind === "text" && typeof value === "string") ||
    (kind === "choice" && options.some((option) => option.value === value));
  return [
    ...when(
      (kind === "choice") !== options.length > 0,
      [...path, "options"],
      "parameter-options",
      `The parameter "${parameter.key}" is of kind ${kind}: only a choice has options, and each choice has some.`,
    ),
    ...when(
      !fits,
      [...path, "default"],
      "parameter-default",
      `The default of "${parameter.key}" does not fit its kind (${kind}). Write one that does, or leave it out: the adopter states it then.`,
    ),
  ];
};
