import { noticeAfter } from "../rules/clock.ts";
import { tally } from "../blocks/gate/quorum.ts";
import { own, requestsOf } from "../rules/lookup.ts";
import { reachedHow, type Reached } from "../rules/notices.ts";
import type { Part, Request, RunState } from "../state.ts";
import type { Gate } from "../template.ts";
import { isUnseen } from "../verdict/gates.ts";
import { ids, undecided } from "./people.ts";
import { risk, type Risk } from "./risk.ts";

type Asked = { readonly part: Part; readonly gate: Gate; readonly request: Request };

const askedNow = (state: RunState): readonly Asked[] =>
  undecided(state).flatMap(({ part, gate }) =>
    requestsOf(state, part).map((request) => ({ part, gate, request })),
  );

const at = ({ part, request }: Asked) => ({
  step: part.step,
  part: part.id,
  until: request.toldDueAt,
});

/**
 * What those who may help at a part's gate see: whom no message reached, who has less time than the gate gives, and who shows no
 * sign of having seen it. It tells who has not answered, and of nobody who has which way.
 * @param now ISO 8601 UTC.
 */
export const outOfReach = (state: RunState, id: string, now: string): readonly Risk[] =>
  askedNow(state).flatMap((asked) => {
    const { part, gate, request } = asked;
    if (part.id !== id) return [];
    const { unanswered } = tally(state, part, gate, request);
    const of = (...ways: readonly Reached[]) =>
      ids(unanswered).filter((member) => ways.includes(reachedHow(request, gate, member)));
    const failed = of("failed");
    const isShort = noticeAfter(state, now, gate.notice) > request.toldDueAt;
    const late = isShort ? of("failed", "being-sent", "by-choice") : [];
    const unseen = of("sent").filter((member) => isUnseen(request, member));
    return [
      ...(failed.length === 0 ? [] : [risk("not-reached", failed, at(asked))]),
      ...(late.length === 0 ? [] : [risk("short-notice", late, at(asked))]),
      ...(unseen.length === 0 ? [] : [risk("never-opened", unseen, at(asked))]),
    ];
  });

/**
 * Whose answer a helper wrote down at a gate that is decided, without their having checked it, and who of them is asked again. How
 * people answer at an open gate is told to nobody.
 */
export const helpersWord = (state: RunState): readonly Risk[] => {
  const unchecked = (request: Request): readonly string[] =>
    Object.values(request.answers)
      .filter(
        ({ standing, assurance }) => standing === "current" && assurance === "assisted-unconfirmed",
      )
      .map(({ member }) => member);
  const decided = Object.values(state.parts).filter(({ gate }) => gate === "passed");
  const past = new Set(
    decided.flatMap((part) => requestsOf(state, part).flatMap((request) => unchecked(request))),
  );
  const before = decided.flatMap((part) => {
    const members = [...new Set(requestsOf(state, part).flatMap(unchecked))];
    return members.length === 0
      ? []
      : [risk("helpers-word", members, { step: part.step, part: part.id })];
  });
  const again = askedNow(state).flatMap((asked) => {
    const members = asked.request.asked.filter(
      (id) => past.has(id) && own(state.members, id)?.status === "active",
    );
    return members.length === 0 ? [] : [risk("helpers-word", members, at(asked))];
  });
  return [...before, ...again];
};
