import { currentAnswer } from "../../domain/blocks/gate/quorum.ts";
import { isDecider, wroteIn } from "../../domain/blocks/gate/eligibility.ts";
import { own, requestsOf } from "../../domain/rules/lookup.ts";
import type { Member, Part, Request, RunState } from "../../domain/state.ts";

/**
 * What the people of a decision are to it, without their names: who sits where, who stands in for whom, who objects and who said what by
 * whose hand. A run in which one of these is new is worth going on from.
 */
export const shapesOf = (state: RunState): readonly string[] =>
  Object.values(state.parts)
    .filter(({ gate }) => gate === "open")
    .flatMap((part) =>
      requestsOf(state, part).flatMap((request) => [
        ...Object.entries(state.delegations).map(
          ([from, { to }]) =>
            `stands in: ${placeOf(state, part, request, to)} for ${placeOf(state, part, request, from)}`,
        ),
        ...Object.values(part.objections).map(
          ({ member, open, request: about }) =>
            `${open ? "objects" : "objected"} to ${about === null ? "all" : about === request.id ? "this" : "another"}: ${placeOf(state, part, request, member)}`,
        ),
        ...Object.values(request.answers).map(
          ({ kind, member, by, assurance, standing }) =>
            `${kind} ${standing} ${by === member ? "own" : assurance}: ${placeOf(state, part, request, member)}`,
        ),
        ...Object.keys(state.members).map((id) => placeOf(state, part, request, id)),
      ]),
    );

const placeOf = (state: RunState, part: Part, request: Request, id: string): string => {
  const member = own(state.members, id);
  return member === undefined
    ? "nobody"
    : [
        member.side === "pwle" ? "pwle" : "other",
        member.status,
        ...wordsOf(member, part, request),
        currentAnswer(request, id)?.kind ?? "silent",
      ].join(" ");
};

const wordsOf = (member: Member, part: Part, request: Request): readonly string[] => [
  ...(isDecider(member) ? ["decides"] : []),
  ...(request.asked.includes(member.id) ? ["asked"] : []),
  ...(request.askedBy === member.id ? ["asks"] : []),
  ...(wroteIn(part, member.id) ? ["wrote"] : []),
  ...(part.recused.includes(member.id) ? ["recused"] : []),
  ...(Object.values(member.needs).includes("unmet") ? ["in need"] : []),
];
