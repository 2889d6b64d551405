import type { Period } from "../../period.ts";
import type { Circle, Form, Gate, Side, Template } from "../../template.ts";
import { ANOTHER_PANEL } from "../../rules/arrangement.ts";
import { allBlocksOf } from "../../rules/blocks.ts";
import { needsCircle } from "../../lint/circles.ts";
import {
  needsField,
  needsParameter,
  parameterOf,
  when,
  type Finding,
  type Path,
} from "../../lint/finding.ts";

/** The tie rules that the engine knows. */
const TIE_RULES: readonly string[] = ["refuse", ANOTHER_PANEL, "lived-experience-decides"];

/** A gate can be met: by people who are sure to be there, in good time, by a rule that always comes to an answer. */
export const gateFindings = (
  template: Template,
  form: Form | undefined,
  gate: Gate,
  path: Path,
): readonly Finding[] => {
  const named = `The gate "${gate.key}"`;
  const circle = template.circles[gate.circle];
  return [
    ...needsCircle(template, gate.circle, [...path, "circle"]),
    ...needsCircle(template, gate.standing, [...path, "standing"]),
    ...(circle === undefined ? [] : askedFindings(template, circle, gate, named, path)),
    ...when(
      form === undefined,
      path,
      "gate-without-form",
      `${named} has no form before it since the last gate, so there is nothing to sign off. Put a form before it.`,
    ),
    ...when(
      isShort(gate.notice),
      [...path, "notice"],
      "gate-short-notice",
      `${named} gives people too little notice. Nobody may be asked at less than two working days: say {"workingDays": 2} or more.`,
    ),
    ...when(
      gate.rule !== "majority" && gate.tie !== undefined,
      [...path, "tie"],
      "gate-tie-without-majority",
      `${named} decides by ${gate.rule}: only a majority can end in a tie. Take "tie" out.`,
    ),
    ...(gate.tie === undefined ? [] : tieFindings(template, gate.tie, [...path, "tie"])),
    ...when(
      (gate.rule === "preference") !== (gate.options !== undefined),
      [...path, "options"],
      "gate-options",
      `${named} decides by ${gate.rule}: only a preference ranks "options", and each says where they stand.`,
    ),
    ...(gate.options === undefined || form === undefined
      ? []
      : needsField(form, gate.options, ["options", "choices"], [...path, "options"])),
  ];
};

const least = (circle: Circle, side: Side): number =>
  circle.of
    .filter((line) => line.side === side)
    .reduce((sum, { atLeast, exactly }) => sum + (atLeast ?? exactly ?? 0), 0);

const askedFindings = (
  template: Template,
  circle: Circle,
  gate: Gate,
  named: string,
  path: Path,
): readonly Finding[] => {
  const seats = circle.of.reduce((sum, { exactly = 0 }) => sum + exactly, 0);
  const isPanel = circle.of.every(({ exactly }) => exactly !== undefined);
  const standing = standingOf(template);
  const sides = [...new Set(circle.of.map(({ side }) => side))];
  return [
    ...when(
      sides.includes("partner"),
      [...path, "circle"],
      "gate-asks-partner",
      `${named} asks a partner. A partner proposes and never votes: take that side out of "${gate.circle}".`,
    ),
    ...when(
      least(circle, "pwle") === 0,
      [...path, "circle"],
      "gate-without-lived-experience",
      `${named} could pass without anybody with lived experience. Say in "${gate.circle}" how many of the side "pwle" must agree, at least.`,
    ),
    ...when(
      gate.rule === "majority" && gate.tie === undefined && (!isPanel || seats % 2 === 0),
      [...path, "tie"],
      "gate-without-tie-rule",
      `${named} decides by majority and can end in a tie: name the parameter ("tie") in which the adopter states what happens then.`,
    ),
    ...(standing === undefined
      ? []
      : sides.flatMap((side) =>
          when(
            least(circle, side) > least(standing, side),
            [...path, "circle"],
            "gate-too-few-people",
            `${named} needs ${least(circle, side)} of the side "${side}", and only ${least(standing, side)} are sure to be there. Ask for fewer, or for a larger group.`,
          ),
        )),
  ];
};

/** The group that must stand before anybody is asked: whoever is in it is sure to be there. */
const standingOf = ({ circles, steps }: Template): Circle | undefined => {
  const names = steps.flatMap((step) =>
    allBlocksOf(step).flatMap((block) => (block.block === "gate" ? (block.standing ?? []) : [])),
  );
  return names[0] === undefined ? undefined : circles[names[0]];
};

/** Shorter than two working days may be. A count of days can fall on a weekend and two bank holidays. */
const isShort = (notice: Period): boolean => {
  if ("workingDays" in notice) return notice.workingDays < 2;
  if ("days" in notice) return notice.days < 6;
  return "seconds" in notice || notice.months < 1;
};

const tieFindings = (template: Template, key: string, path: Path): readonly Finding[] => {
  const parameter = parameterOf(template, key);
  const unknown = parameter?.options?.filter(({ value }) => !TIE_RULES.includes(value)) ?? [];
  return [
    ...needsParameter(template, key, "choice", path),
    ...when(
      parameter?.default !== undefined,
      path,
      "tie-rule-default",
      `The tie rule "${key}" has a default. Take it out: whoever adopts the template must state it.`,
    ),
    ...when(
      unknown.length > 0,
      path,
      "tie-rule-unknown",
      `No tie can be settled by ${unknown.map(({ value }) => `"${value}"`).join(", ")}: use ${TIE_RULES.join(", ")}.`,
    ),
  ];
};
