import { own } from "../rules/lookup.ts";
import { saysPwle } from "../rules/sides.ts";
import { standingAnswers, standingCounted } from "./gates.ts";
import { finding, type Finding } from "./finding.ts";
import { endingsOf, idsByVersion, placeOf, stepsOf, type Trail } from "./trail.ts";

/**
 * A gate rested on people of whom only a manager said that they have lived experience. Where enough others said so of themselves, a
 * reader should know. Somebody who says that they have none never counted.
 */
export const assertedSides = (trail: Trail): readonly Finding[] => {
  const { end } = trail;
  const ids = idsByVersion(trail);
  const isOwn = (id: string): boolean => {
    const member = own(end.members, id);
    return member !== undefined && saysPwle(member);
  };
  return endingsOf(trail, "gatePassed").flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    if (part === undefined) return [];
    const asserted = new Set(
      standingAnswers(trail, before, part).flatMap(({ member }) => (isOwn(member) ? [] : [member])),
    );
    if (asserted.size === 0) return [];
    const said = [...stepsOf(trail, "memberJoined"), ...stepsOf(trail, "sideDeclared")].filter(
      ({ event: word }) => asserted.has(word.data.member),
    );
    const isEnough = standingCounted(trail, before, part).every(
      ({ needed, answers }) => answers.filter(({ member }) => isOwn(member)).length >= needed,
    );
    const cited = said.flatMap(({ event: word }) => ids.get(word.version) ?? []);
    const found = finding("side-asserted", placeOf(part), [event.id, ...cited]);
    return [isEnough ? { ...found, weight: "note" } : found];
  });
};
