import { needsIndicator } from "../blocks/measure/lint.ts";
import { allBlocksOf, formsOf } from "../rules/blocks.ts";
import type { Need } from "../need.ts";
import type { Block, Step, Template } from "../template.ts";
import { needsCircle } from "./circles.ts";
import { fieldOf, needsField, needsParameter, when, type Finding, type Path } from "./finding.ts";
import { comesBefore } from "./ways.ts";

/** Each need of a step is one that something in the template, or an act of people, can meet before the step opens. */
export const needFindings = (template: Template, step: Step, path: Path): readonly Finding[] =>
  (step.needs ?? []).flatMap((need, index) => findingsOf(template, step, need, [...path, index]));

const findingsOf = (template: Template, step: Step, need: Need, path: Path): readonly Finding[] => {
  if ("step" in need) return mustComeFirst(template, step, need.step, [...path, "step"]);
  if ("measured" in need) return measuredFindings(template, step, need, path);
  if ("day" in need) return needsParameter(template, need.day, "date", [...path, "day"]);
  if ("dayOf" in need) return dayFindings(template, step, need, [...path, "dayOf"]);
  if ("answered" in need)
    return mustComeFirst(template, step, need.answered, [...path, "answered"]);
  if ("holds" in need)
    return [
      ...needsCircle(template, need.of, [...path, "of"]),
      ...when(
        !(template.credentials ?? []).some(({ key }) => key === need.holds),
        [...path, "holds"],
        "need-unknown-credential",
        `Nobody can earn or show "${need.holds}". Add it to the template's credentials, or name another.`,
      ),
    ];
  const declaration = template.declarations.find(({ key }) => key === need.declared);
  return [
    ...needsCircle(template, need.of, [...path, "of"]),
    ...when(
      declaration === undefined,
      [...path, "declared"],
      "need-unknown-declaration",
      `There is no declaration "${need.declared}", so nobody can make it. Add it to the template's declarations.`,
    ),
    ...when(
      declaration !== undefined && need.by !== "self" && declaration.guardian !== true,
      [...path, "by"],
      "need-no-guardian-may-give",
      `No guardian can give "${need.declared}". Say "guardian": true in the declaration, or ask for it by "self".`,
    ),
  ];
};

/** Whatever way a run takes to a step, it must have gone through another one first. */
const mustComeFirst = (
  template: Template,
  step: Step,
  before: string,
  path: Path,
): readonly Finding[] =>
  when(
    !comesBefore(template, before, step.key),
    path,
    "need-may-never-come",
    `"${step.key}" waits for "${before}", and a run can come to it without going through that, so it would wait for ever. Name a step that always comes before.`,
  );

/** The blocks that every run goes through in a step: where a no leads out of it, none of those after the vote. */
const surelyDone = (step: Step): readonly Block[] => {
  const blocks = allBlocksOf(step);
  const leadsOut = (step.next ?? []).some(({ when: holds }) => holds && "gate" in holds);
  const vote = blocks.findIndex((block) => block.block === "gate" && block.rule === "majority");
  return leadsOut && vote >= 0 ? blocks.slice(0, vote) : blocks;
};

const measuredFindings = (
  template: Template,
  step: Step,
  { measured, at }: Extract<Need, { readonly measured: string }>,
  path: Path,
): readonly Finding[] => {
  const isRead = template.steps.some(
    (other) =>
      comesBefore(template, other.key, step.key) &&
      surelyDone(other).some(
        (block) =>
          block.block === "measure" && block.point === at && block.indicators.includes(measured),
      ),
  );
  return [
    ...needsIndicator(template, measured, [...path, "measured"]),
    ...when(
      !isRead,
      path,
      "need-never-measured",
      `Nothing measures "${measured}" at "${at}" before "${step.key}", so it would wait for ever. Put a "measure" block into a step that always comes before.`,
    ),
  ];
};

const dayFindings = (
  template: Template,
  step: Step,
  { dayOf }: Extract<Need, { readonly dayOf: unknown }>,
  path: Path,
): readonly Finding[] => {
  const from = template.steps.find(({ key }) => key === dayOf.step);
  const form = from && formsOf(from).find((one) => fieldOf(one, dayOf) !== undefined);
  return [
    ...mustComeFirst(template, step, dayOf.step, [...path, "step"]),
    ...needsField(form ?? { sections: [] }, dayOf, ["date"], path),
  ];
};
