import type { Circle, Exception, Template } from "../template.ts";
import { when, type Finding, type Path } from "./finding.ts";

/** Circles name only declarations and steps that are there. */
export const circleFindings = (template: Template): readonly Finding[] =>
  Object.entries(template.circles).flatMap(([name, circle]) =>
    findingsIn(template, name, circle, ["circles", name]),
  );

const findingsIn = (
  template: Template,
  name: string,
  circle: Circle,
  path: Path,
): readonly Finding[] => [
  ...circle.of.flatMap((line, index) => [
    ...when(
      line.atLeast !== undefined && line.exactly !== undefined,
      [...path, "of", index],
      "circle-says-two-numbers",
      `The circle "${name}" says both "atLeast" and "exactly" of the side "${line.side}". Keep one.`,
    ),
    ...(line.declares ?? []).flatMap((declaration, at) => {
      const found = template.declarations.find(({ key }) => key === declaration);
      return [
        ...when(
          found === undefined,
          [...path, "of", index, "declares", at],
          "unknown-declaration",
          `There is no declaration "${declaration}". Add it to the template's declarations.`,
        ),
        ...when(
          found?.conflict === true,
          [...path, "of", index, "declares", at],
          "circle-line-always-empty",
          `Whoever declares "${declaration}" has a conflict of interest and may not sign off, so this line is always empty. Ask for another declaration.`,
        ),
      ];
    }),
  ]),
  ...(circle.except ?? []).flatMap((except, index) =>
    "launcher" in except ? [] : exceptFindings(template, except, [...path, "except", index]),
  ),
];

type OfStep = Exclude<Exception, { readonly launcher: true }>;

const exceptFindings = (template: Template, except: OfStep, path: Path): readonly Finding[] => {
  const [kind, name, who] =
    "askedIn" in except
      ? (["askedIn", except.askedIn, "voters"] as const)
      : (["authorsOf", except.authorsOf, "authors"] as const);
  return when(
    !template.steps.some(({ key }) => key === name),
    [...path, kind],
    "unknown-exception-step",
    `There is no step "${name}" whose ${who} could be left out. Name a step of this template.`,
  );
};

/** A name that a block uses for a circle. */
export const needsCircle = (
  template: Template,
  name: string | undefined,
  path: Path,
): readonly Finding[] =>
  when(
    name !== undefined && !Object.hasOwn(template.circles, name),
    path,
    "unknown-circle",
    `There is no circle "${name}". Add it to the template's circles, or name another.`,
  );
