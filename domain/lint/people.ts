import type { Circle, Role, Template } from "../template.ts";
import { when, type Finding, type Path } from "./finding.ts";

/** Roles that never sign off, whatever a circle says. */
const VOTELESS: readonly Role[] = ["lead", "supporter"];
/** Roles that keep a run going: nobody takes them by themselves. */
const STEERING: readonly Role[] = ["lead", "coordinator", "chair", "facilitator"];

/** Who leads, who joins by themselves and who consents for others fit with who decides. */
export const peopleFindings = (template: Template): readonly Finding[] => [
  ...template.declarations.flatMap(({ key, conflict, guardian }, index) =>
    when(
      conflict === true && guardian === true,
      ["declarations", index],
      "guardian-of-conflict",
      `"${key}" is a conflict of interest, and nobody consents to that for somebody else. Take "guardian" out.`,
    ),
  ),
  ...(template.joins ?? []).flatMap(({ side, roles }, index) => [
    ...when(
      roles.some((role) => STEERING.includes(role)),
      ["joins", index, "roles"],
      "joins-may-steer",
      `Whoever joins by themselves could steer the run. Take ${listed(roles.filter((role) => STEERING.includes(role)))} out.`,
    ),
    ...when(
      side === "partner" && roles.includes("decision-maker"),
      ["joins", index, "roles"],
      "joins-partner-decides",
      'A partner proposes and never votes: take "decision-maker" out.',
    ),
  ]),
  ...Object.entries(template.circles).flatMap(([name, circle]) =>
    circleFindings(template, name, circle, ["circles", name]),
  ),
];

const circleFindings = (
  template: Template,
  name: string,
  circle: Circle,
  path: Path,
): readonly Finding[] =>
  circle.of.flatMap(({ side, roles }, index) => [
    ...when(
      template.lead === undefined && roles?.includes("lead") === true,
      [...path, "of", index, "roles"],
      "circle-without-lead",
      `Nobody leads a run of this template, so "lead" in the circle "${name}" means nobody. Add "lead" to the template, or take it out here.`,
    ),
    ...when(
      isAsked(template, name) && roles?.every((role) => VOTELESS.includes(role)) === true,
      [...path, "of", index, "roles"],
      "circle-never-decides",
      `The circle "${name}" is asked to decide, and who leads or supports never decides. Name other roles of the side "${side}".`,
    ),
    ...when(
      template.lead !== undefined &&
        template.lead.side !== side &&
        (side === "staff" || side === "leadership") &&
        isAsked(template, name),
      [...path, "of", index, "side"],
      "staff-decide-in-led-run",
      `In a run that somebody of the side "${template.lead?.side ?? ""}" leads, ${side} support and never decide. Take them out of "${name}".`,
    ),
  ]);

/** Whether a gate asks this circle. */
const isAsked = ({ steps }: Template, name: string): boolean =>
  steps.some(({ parts }) =>
    [
      ...parts.blocks,
      ...(parts.kind === "named"
        ? [...parts.parts.flatMap(({ blocks = [] }) => blocks), ...(parts.join?.blocks ?? [])]
        : []),
    ].some((block) => block.block === "gate" && block.circle === name),
  );

const listed = (roles: readonly Role[]): string => roles.map((role) => `"${role}"`).join(", ");
