import { needsCircle } from "../../lint/circles.ts";
import { needsParameter, type Finding, type Path } from "../../lint/finding.ts";
import type { SessionBlock, Template } from "../../template.ts";

/** A session's leaders are a circle that is there, and its day is one that the adopter states. */
export const sessionFindings = (
  template: Template,
  { leads, onDay }: SessionBlock,
  path: Path,
): readonly Finding[] => [
  ...needsCircle(template, leads, [...path, "leads"]),
  ...(onDay === undefined ? [] : needsParameter(template, onDay, "date", [...path, "onDay"])),
];
