import { finding, type Finding } from "./finding.ts";
import { stepsOf, type Trail } from "./trail.ts";

/** Parts that were given up on the way. A reader should know; by itself it speaks against nothing. */
export const dropped = (trail: Trail): readonly Finding[] =>
  stepsOf(trail, "partDropped").flatMap(({ event, place }) =>
    place ? [finding("part-dropped", place, [event.id])] : [],
  );
