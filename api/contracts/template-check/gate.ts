import type { Gate, Stage, Template } from "../../../domain/template.ts";
import {
  needsField,
  needsParameter,
  parameterOf,
  when,
  type Finding,
  type Path,
} from "./finding.ts";

/** The tie rules that the engine knows. */
const TIE_RULES: readonly string[] = [
  "refuse",
  "defer-to-another-panel",
  "lived-experience-decides",
];

/** A gate must be passable: by people who are sure to be there, by a rule that always comes to an answer. */
export const gateFindings = (
  template: Template,
  stage: Stage,
  gate: Gate,
  path: Path,
): readonly Finding[] => {
  const named = `The gate of "${stage.key}"`;
  const asked = [...gate.composition, ...(gate.seats ?? [])];
  const seatsOf = (side: string): number =>
    (gate.seats ?? template.group)
      .filter((seat) => seat.side === side)
      .reduce((sum, seat) => sum + seat.count, 0);
  const seats = gate.seats?.reduce((sum, seat) => sum + seat.count, 0);
  return [
    ...when(
      asked.some(({ side }) => side === "partner"),
      path,
      `${named} asks a partner. A partner proposes and never votes: take it out.`,
    ),
    ...when(
      gate.quorum.count > seatsOf("pwle"),
      [...path, "quorum", "count"],
      `${named} needs ${gate.quorum.count} people with lived experience, and only ${seatsOf("pwle")} are sure to be there. Ask for fewer, or for a larger group.`,
    ),
    ...gate.composition.flatMap(({ side, count }, index) =>
      when(
        count > seatsOf(side),
        [...path, "composition", index],
        `${named} needs ${count} of the side "${side}", and only ${seatsOf(side)} are sure to be there. Ask for fewer, or for a larger group.`,
      ),
    ),
    ...(gate.seats ?? []).flatMap(({ declares }, index) =>
      when(
        declares !== undefined && !template.declarations.some(({ key }) => key === declares),
        [...path, "seats", index, "declares"],
        `There is no declaration "${declares}". Add it to the template's declarations.`,
      ),
    ),
    ...when(
      gate.rule === "majority" && gate.tie === undefined && (seats ?? 0) % 2 === 0,
      [...path, "tie"],
      `${named} decides by majority and can end in a tie: name the parameter ("tie") in which the adopter states what happens then.`,
    ),
    ...when(
      gate.rule !== "majority" && (gate.tie ?? gate.onRefusal) !== undefined,
      path,
      `${named} decides by ${gate.rule}: only a majority has a tie or a refusal. Take "tie" and "onRefusal" out.`,
    ),
    ...(gate.tie === undefined ? [] : tieFindings(template, gate.tie, [...path, "tie"])),
    ...when(
      (gate.rule === "preference") !== (gate.options !== undefined),
      [...path, "options"],
      `${named} decides by ${gate.rule}: only a preference ranks "options", and each says where they stand.`,
    ),
    ...(gate.options === undefined
      ? []
      : needsField(stage.form, gate.options, ["options", "choices"], [...path, "options"])),
  ];
};

const tieFindings = (template: Template, key: string, path: Path): readonly Finding[] => {
  const parameter = parameterOf(template, key);
  const unknown = parameter?.options?.filter(({ value }) => !TIE_RULES.includes(value)) ?? [];
  return [
    ...needsParameter(template, key, "choice", path),
    ...when(
      parameter?.default !== undefined,
      path,
      `The tie rule "${key}" has a default. Take it out: whoever adopts the template must state it.`,
    ),
    ...when(
      unknown.length > 0,
      path,
      `No tie can be settled by ${unknown.map(({ value }) => `"${value}"`).join(", ")}: use ${TIE_RULES.join(", ")}.`,
    ),
  ];
};
