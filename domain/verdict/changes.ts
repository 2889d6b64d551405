import { own } from "../rules/lookup.ts";
import type { Contribution, RunState } from "../state.ts";
import { pwleAnswers } from "./gates.ts";
import { finding, type Finding } from "./finding.ts";
import { endingsOf, idsOf, placeOf, type Trail } from "./trail.ts";

/**
 * Whether a change was made as its giver asked: said to be done, and they do not say that it was not. What was done in part or not at
 * all is well once they say so themselves.
 */
const isMade = (state: RunState, { status, reply, member }: Contribution): boolean => {
  if (status !== "answered" || reply === null) return false;
  const word = own(own(state.claims, String(reply.event))?.answers ?? {}, member);
  return reply.outcome === "done" ? word !== false : word === true;
};

/** "Yes, with changes" is a yes to the changes: a gate that rested on one whose changes were not made rested on less. */
export const changesNotMade = (trail: Trail): readonly Finding[] => {
  const { end } = trail;
  const changes = Object.values(end.contributions).filter(({ request }) => request !== null);
  return endingsOf(trail, "gatePassed").flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    if (part === undefined) return [];
    const missing = pwleAnswers(before, part).filter(({ kind, member, event: given }) => {
      if (kind !== "yes-with-changes") return false;
      const asked = changes.find((one) => one.member === member && one.event > given);
      return asked === undefined || !isMade(end, asked);
    });
    if (missing.length === 0) return [];
    return [finding("changes-not-made", placeOf(part), [event.id, ...idsOf(trail, missing)])];
  });
};
