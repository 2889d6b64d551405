import type { EventType } from "../event.ts";
import type { RunState } from "../state.ts";
import { finding, type Finding } from "./finding.ts";
import { placeOf, stepsOf, type Step, type StepOf, type Trail } from "./trail.ts";

const COMING_AND_GOING: readonly EventType[] = [
  "memberJoined",
  "withdrew",
  "memberLost",
  "lossDenied",
];

/** What is on record of one person's coming, going and needs. */
const ofMember = (trail: Trail, member: string): readonly Step[] =>
  trail.steps.filter(
    ({ event }) =>
      (COMING_AND_GOING.includes(event.type) ||
        event.type === "accessNeedMet" ||
        event.type === "corroborated") &&
      "member" in event.data &&
      event.data.member === member,
  );

/** Whether somebody takes part at a point of the run: they joined, and have neither left nor been lost since. `earlier`: what is on record of them until then. */
const takesPart = (earlier: readonly Step[]): boolean => {
  const last = earlier.findLast(({ event }) => COMING_AND_GOING.includes(event.type));
  return last?.event.type === "memberJoined" || last?.event.type === "lossDenied";
};

/**
 * Whether a need was met at a point, by the person's own word: they said so, or bore out what somebody wrote down of it. Their
 * newest word counts.
 */
const isMet = (
  earlier: readonly Step[],
  { member, need }: StepOf<"accessNeedStated">["event"]["data"],
): boolean => {
  const claims = new Set<number>();
  let met = false;
  for (const { event } of earlier) {
    if (event.type === "accessNeedMet" && event.data.need === need) {
      claims.add(event.version);
      if (event.actor.id === member) met = true;
    }
    if (
      event.type === "corroborated" &&
      event.data.member === member &&
      event.actor.id === member &&
      claims.has(event.data.claim)
    )
      met = event.data.agrees;
  }
  return met;
};

const placeAt = (end: RunState, { event, steps }: Step) => {
  if (event.type === "stepClosed") return { step: event.data.step, visit: event.data.visit };
  const part = "part" in event.data ? event.data.part : null;
  const found = typeof part === "string" ? end.parts[part] : undefined;
  const open = steps.at(-1);
  if (found !== undefined) return placeOf(found);
  return open === undefined ? null : { step: open.key, visit: open.visit };
};

/**
 * Somebody said what they need to take part, and something was decided or closed before they said that they had it. It is judged as
 * it was then: what came later does not mend it.
 */
export const accessNeeds = (trail: Trail): readonly Finding[] => {
  const closings = trail.steps.filter(
    ({ event }) =>
      event.type === "gatePassed" || event.type === "gateOverridden" || event.type === "stepClosed",
  );
  return stepsOf(trail, "accessNeedStated").flatMap(({ event }) => {
    const theirs = ofMember(trail, event.data.member);
    const unmet = closings.filter((closing) => {
      if (closing.event.version < event.version) return false;
      const earlier = theirs.filter((step) => step.event.version < closing.event.version);
      return takesPart(earlier) && !isMet(earlier, event.data);
    });
    const [first] = unmet;
    if (first === undefined) return [];
    const ids = [event.id, ...unmet.map((closing) => closing.event.id)];
    return [finding("access-need-unmet", placeAt(trail.end, first), ids)];
  });
};
