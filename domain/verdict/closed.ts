import { formBlockOf, gateIn } from "../rules/blocks.ts";
import { own, stepDefinition } from "../rules/lookup.ts";
import { finding, type Finding } from "./finding.ts";
import { placeOf, stepsOf, type Trail } from "./trail.ts";

/** A part without a gate closes by somebody's act: what people wrote there was closed, and nobody had said that it was finished. */
export const closedUnfinished = (trail: Trail): readonly Finding[] => {
  const submitted = new Map(
    stepsOf(trail, "partSubmitted")
      .toReversed()
      .map(({ event }) => [event.data.part, event.version]),
  );
  return stepsOf(trail, "partClosed").flatMap(({ event }) => {
    const part = own(trail.end.parts, event.data.part);
    const step = part && stepDefinition(trail.end, part.step);
    if (part === undefined || step === undefined || event.data.outcome !== "not-needed") return [];
    const isWritten = formBlockOf(step, part) !== undefined && gateIn(step, part) === null;
    const isSaid = (submitted.get(part.id) ?? event.version) < event.version;
    return isWritten && part.versions.length > 0 && !isSaid
      ? [finding("closed-unfinished", placeOf(part), [event.id])]
      : [];
  });
};
