import type { Stage, Template } from "../../../domain/template.ts";
import { fieldOf, needsField, needsParameter, when, type Finding, type Path } from "./finding.ts";

/** Where a stage leads: every answer leads somewhere, and every place is there. */
export const wayFindings = (template: Template, stage: Stage, path: Path): readonly Finding[] => {
  const { goesTo, splitsAt } = stage;
  const missing = (target: string, at: Path): readonly Finding[] =>
    when(
      target !== "end" && !template.stages.some(({ key }) => key === target),
      at,
      `There is no stage "${target}" to go to. Name a stage of this template, or "end".`,
    );
  const answers = goesTo ? (fieldOf(stage.form, goesTo)?.options ?? []) : [];
  return [
    ...when(
      goesTo !== undefined && splitsAt !== undefined,
      path,
      `The stage "${stage.key}" says twice where it leads. Keep "goesTo" or "splitsAt".`,
    ),
    ...(goesTo === undefined
      ? []
      : needsField(stage.form, goesTo, ["choice"], [...path, "goesTo"])),
    ...answers.flatMap(({ value }) =>
      when(
        goesTo !== undefined && !Object.hasOwn(goesTo.stages, value),
        [...path, "goesTo", "stages"],
        `The answer "${value}" leads nowhere. Say which stage it goes to, or "end".`,
      ),
    ),
    ...Object.entries(goesTo?.stages ?? {}).flatMap(([answer, target]) => [
      ...missing(target, [...path, "goesTo", "stages", answer]),
      ...when(
        answers.length > 0 && !answers.some(({ value }) => value === answer),
        [...path, "goesTo", "stages", answer],
        `"${answer}" is no answer to that question. Take it out.`,
      ),
    ]),
    ...(splitsAt === undefined
      ? []
      : [
          ...needsField(stage.form, splitsAt, ["number"], [...path, "splitsAt"]),
          ...needsParameter(template, splitsAt.over, "number", [...path, "splitsAt", "over"]),
          ...missing(splitsAt.above, [...path, "splitsAt", "above"]),
          ...missing(splitsAt.otherwise, [...path, "splitsAt", "otherwise"]),
        ]),
  ];
};
