import { isBy, remembered, type Of, type Past } from "./reading.ts";

export type AnswerEvent = Of<
  "signedOff" | "declined" | "preferred" | "askedForTime" | "stoodAside"
>;

/** An answer that stands. `hand`: the person from whom it came into the record; `isOwn`: that is whose answer it is. */
export type Word = {
  readonly event: AnswerEvent;
  readonly member: string;
  readonly hand: string;
  readonly isOwn: boolean;
};

export const isAnswer = (event: Past[number]): event is AnswerEvent =>
  event.type === "signedOff" ||
  event.type === "declined" ||
  event.type === "preferred" ||
  event.type === "askedForTime" ||
  event.type === "stoodAside";

const wordOf = (event: AnswerEvent, isConfirmed: boolean): Word => {
  const { member, by, assistance } = event.data;
  const hand = isConfirmed ? member : assistance ? assistance.helper : by;
  return { event, member, hand, isOwn: hand === member };
};

/** The answers to a request that stand, by the member whose they are. */
export const answersAt = remembered((past: Past, request: string): ReadonlyMap<string, Word> => {
  const standing = new Map<string, Word>();
  for (const event of past) {
    if (isAnswer(event) && event.data.request === request)
      standing.set(event.data.member, wordOf(event, false));
    if (event.type === "withdrew") standing.delete(event.data.member);
    if (!("request" in event.data) || event.data.request !== request) continue;
    if (event.type === "answerDisputed" && isBy(event, event.data.member))
      standing.delete(event.data.member);
    if (event.type === "answerConfirmed" && isBy(event, event.data.member)) {
      const word = standing.get(event.data.member);
      if (word) standing.set(event.data.member, wordOf(word.event, true));
    }
    if (event.type === "answersLapsed")
      for (const member of event.data.members) standing.delete(member);
    if (event.type === "listContinued" && event.data.list === "members")
      for (const member of event.data.members) standing.delete(member);
  }
  return standing;
});

/** Whether an answer agrees to what is asked. */
export const agrees = ({ event }: Word): boolean =>
  event.type === "signedOff" || event.type === "preferred";

/**
 * A no that its giver has not lifted: they neither lifted the objection that it made, nor agreed to the same request since. What
 * somebody else says for them lifts nothing.
 */
export const standingNos = (past: Past, part: string, request: string): readonly Of<"declined">[] =>
  past.filter((event): event is Of<"declined"> => {
    if (event.type !== "declined" || event.data.part !== part || event.data.request !== request)
      return false;
    const { member } = event.data;
    const giver = event.data.assistance ? member : event.data.by;
    return !past.some(
      (later) =>
        later.version > event.version &&
        ((isAnswer(later) &&
          later.data.request === request &&
          later.data.member === member &&
          later.data.assistance === undefined &&
          later.type === "signedOff" &&
          (isBy(later, member) || isBy(later, giver))) ||
          (later.type === "answerConfirmed" &&
            later.data.request === request &&
            later.data.member === member &&
            isBy(later, member) &&
            answersAt(past, request).get(member)?.event.type === "signedOff") ||
          (later.type === "answerDisputed" &&
            later.data.request === request &&
            later.data.member === member &&
            isBy(later, member) &&
            !isBy(event, member)) ||
          liftsObjectionTo(past, later, request, member)),
    );
  });

const liftsObjectionTo = (
  past: Past,
  later: Past[number],
  request: string,
  member: string,
): boolean =>
  later.type === "objectionLifted" &&
  later.data.because === "lifted" &&
  isBy(later, member) &&
  past.some(
    (made) =>
      made.type === "objected" &&
      made.data.part === later.data.part &&
      made.data.objection === later.data.objection &&
      made.data.request === request &&
      made.data.member === member,
  );
