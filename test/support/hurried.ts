import { everyShape } from "../../domain/specification-template.ts";
import type { Gate, Template } from "../../domain/template.ts";

const hurry = (gate: Gate): Gate => ({
  ...gate,
  notice: { seconds: 1 },
  due: { seconds: 4 },
  reminders: [{ seconds: 2 }],
  extension: { seconds: 4 },
});

/** Milliseconds of a day of the group that goes with it: whoever is slowest is reminded and escalated. */
export const hurriedDay = 400;

/** The test template of every shape for a group that has seconds, not weeks. */
export const hurried: Template = {
  ...everyShape,
  stages: everyShape.stages.map((stage) =>
    stage.gate === null ? stage : { ...stage, gate: hurry(stage.gate) },
  ),
};
