import type { Stage, Template } from "../../../domain/template.ts";
import {
  fieldOf,
  needsField,
  needsParameter,
  repeated,
  when,
  type Finding,
  type Path,
} from "./finding.ts";
import { formFindings } from "./form.ts";

/** Parts must be distinct, rounds must be able to end, and intervals need their run parameters. */
export const arrangementFindings = (
  template: Template,
  stage: Stage,
  path: Path,
): readonly Finding[] => {
  const { arrangement, form } = stage;
  switch (arrangement.kind) {
    case "one":
    case "sites":
      return [];
    case "at-once":
    case "in-order":
      return [
        ...repeated(arrangement.parts, [...path, "parts"], "part"),
        ...arrangement.parts.flatMap(({ titleFrom }, index) =>
          titleFrom === undefined
            ? []
            : needsParameter(template, titleFrom, "text", [...path, "parts", index, "titleFrom"]),
        ),
        ...(arrangement.kind === "at-once" && arrangement.join !== undefined
          ? formFindings(arrangement.join.form, [...path, "join", "form"])
          : []),
      ];
    case "rounds": {
      const { again } = arrangement;
      const values = fieldOf(form, again)?.options?.map(({ value }) => value) ?? [];
      return [
        ...needsField(form, again, ["choice"], [...path, "again"]),
        ...when(
          values.length > 0 && !values.includes(again.value),
          [...path, "again", "value"],
          `"${again.value}" is no answer to "${again.section}.${again.field}": use one of ${values.join(", ")}.`,
        ),
        ...when(
          values.length > 0 && values.every((value) => value === again.value),
          [...path, "again"],
          `Every answer to "${again.section}.${again.field}" asks for another round, so the stage would never end.`,
        ),
      ];
    }
    case "intervals":
      return [
        ...needsParameter(template, arrangement.count, "number", [...path, "count"]),
        ...needsParameter(template, arrangement.every, "period", [...path, "every"]),
      ];
  }
};
