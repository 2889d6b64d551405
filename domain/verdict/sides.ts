import { own } from "../rules/lookup.ts";
import { saysPwle } from "../rules/sides.ts";
import { standingAnswers, standingCounted } from "./gates.ts";
import { finding, type Finding } from "./finding.ts";
import { endingsOf, placeOf, stepsOf, type Trail } from "./trail.ts";

/**
 * A gate rested on people of whom only a manager said that they have lived experience. Where enough others said so of themselves, a
 * reader should know. Somebody who says that they have none never counted.
 */
export const assertedSides = (trail: Trail): readonly Finding[] => {
  const say = new Set(
    Object.values(trail.end.members)
      .filter((member) => saysPwle(member))
      .map(({ id }) => id),
  );
  return endingsOf(trail, "gatePassed").flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    if (part === undefined) return [];
    const asserted = new Set(
      standingAnswers(trail, before, part).flatMap(({ member }) =>
        say.has(member) ? [] : [member],
      ),
    );
    if (asserted.size === 0) return [];
    const said = [...stepsOf(trail, "memberJoined"), ...stepsOf(trail, "sideDeclared")].filter(
      ({ event: word }) => asserted.has(word.data.member),
    );
    const isEnough = standingCounted(trail, before, part).every(
      ({ needed, answers }) => answers.filter(({ member }) => say.has(member)).length >= needed,
    );
    const cited = said.map(({ event: word }) => word.id);
    const found = finding("side-asserted", placeOf(part), [event.id, ...cited]);
    return [isEnough ? { ...found, weight: "note" } : found];
  });
};
