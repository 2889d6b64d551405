import { dayBegins, londonDate } from "../rules/calendar.ts";
import { belongs, circleOf } from "../rules/circle.ts";
import { isSayTaken } from "../blocks/gate/eligibility.ts";
import { gateReadiness } from "../blocks/gate/readiness.ts";
import { lostIn } from "../loss/loss.ts";
import { foundOnce } from "../rules/found-once.ts";
import { own, requestsOf, gateOf } from "../rules/lookup.ts";
import { noticeResult } from "../rules/notices.ts";
import { currentAnswer, tally } from "../blocks/gate/quorum.ts";
import type { Answer, Member, Part, Request, RunState } from "../state.ts";
import type { Gate } from "../template.ts";
import { countsAsPwle, isPwle } from "../rules/sides.ts";
import { finding, type Finding, type FindingCode } from "./finding.ts";
import { endingsOf, idsOf, placeOf, stepsOf, type Ending, type Trail } from "./trail.ts";

/** What those of these people with lived experience answered. */
const answersOf = (
  state: RunState,
  request: Request,
  members: readonly Member[],
): readonly Answer[] =>
  members.flatMap((member) =>
    countsAsPwle(state, member) ? (currentAnswer(request, member.id) ?? []) : [],
  );

/**
 * The answers of people with lived experience that counted at a gate, for each of its requests: an answer about some sections says
 * nothing of others. By a majority, those who said no counted too.
 */
const countedAnswers = (state: RunState, part: Part): readonly Counted[] => {
  const gate = gateOf(state, part);
  if (gate === null) return [];
  return requestsOf(state, part).map((request) => {
    const { said, no, needed } = tally(state, part, gate, request);
    const counting = gate.rule === "majority" ? [...said, ...no] : said;
    return { needed, answers: answersOf(state, request, counting) };
  });
};

/** What counted at one request, of the `needed` that had to. */
type Counted = { readonly needed: number; readonly answers: readonly Answer[] };

const agrees = ({ kind }: Answer): boolean => kind !== "no";

/** Those of them on which a gate rested when it closed. */
export const pwleAnswers = (state: RunState, part: Part): readonly Answer[] =>
  countedAnswers(state, part).flatMap(({ answers }) => answers.filter(agrees));

/**
 * The parts in which people with lived experience agreed, as it was when each gate closed; where one is open, as it is. Nothing
 * came of what they said in a part that was given up.
 */
export const agreedIn = foundOnce((trail: Trail): ReadonlySet<string> => {
  const closed = trail.endings.flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    return part !== undefined && pwleAnswers(before, part).length > 0 ? [part.id] : [];
  });
  const open = Object.values(trail.end.parts).filter(
    (part) => part.gate === "open" && !part.dropped && pwleAnswers(trail.end, part).length > 0,
  );
  return new Set([...closed, ...open.map(({ id }) => id)]);
});

/** N1: a gate passed because somebody in power said so. It marks the step, and the run from there. */
export const overrides = (trail: Trail): readonly Finding[] =>
  endingsOf(trail, "gateOverridden").flatMap(({ event, place }) =>
    place ? [finding("N1-outcome-not-supported", place, [event.id], true)] : [],
  );

/** For how many people the same person answered at most, their own answer counted. */
const fromOneHand = (answers: readonly Answer[]): number =>
  Math.max(0, ...[...Map.groupBy(answers, ({ by }) => by).values()].map(({ length }) => length));

/** Everybody who was asked when a request was first put, whoever left or was taken out since. */
const firstAsked = (trail: Trail, request: string): readonly string[] => {
  const asked: string[] = [];
  let going = false;
  for (const { event } of trail.steps) {
    if (event.type === "signOffRequested" && event.data.request === request) {
      going = true;
      asked.push(...event.data.asked);
    } else if (event.type === "listContinued" && event.data.of === "signOffRequested") {
      if (going && event.data.request === request) asked.push(...event.data.members);
    } else if (going) break;
  }
  return asked;
};

/** What stands against one request of a passed gate: few people, or one for many. */
const judgeRequest = (
  trail: Trail,
  before: RunState,
  part: Part,
  gate: Gate,
  request: Request,
): readonly FindingCode[] => {
  const { people, needed, said } = tally(before, part, gate, request);
  const answers = answersOf(before, request, said);
  const first = firstAsked(trail, request.id).flatMap((id) => {
    const member = own(before.members, id);
    return member !== undefined && isPwle(member) ? [member] : [];
  });
  const found: FindingCode[] = [];
  const byOneHand = answers.length > 1 && fromOneHand(answers) * 3 >= answers.length * 2;
  // What one person decided is not a group's, whatever the template asks for.
  if (people.size < 2 || byOneHand) found.push("one-person-for-all");
  if (people.size * 2 < first.length) found.push("passed-by-few");
  if (people.size < needed) found.push("fewer-people-than-needed");
  // A role may be taken away, and counts at the next asking: whoever reads the verdict should know that it was.
  if (first.some((member) => isSayTaken(before, part, gate, request, member)))
    found.push("say-taken-away");
  return found;
};

const judgePass = (trail: Trail, { event, before }: Ending<"gatePassed">): readonly Finding[] => {
  const part = own(before.parts, event.data.part);
  if (!part) return [];
  const place = placeOf(part);
  const answers = pwleAnswers(before, part);
  const cited = (some: readonly Answer[]): readonly string[] => [event.id, ...idsOf(trail, some)];
  const found: Finding[] = [];
  const readiness = gateReadiness(before, part, event.at);
  const isDue = readiness.kind === "ready" && readiness.outcome === "pass";
  const isTold = readiness.kind === "ready" && readiness.version.digest === event.data.digest;
  if (!isDue || !isTold) found.push(finding("gate-without-assent", place, cited(answers)));
  const gate = gateOf(before, part);
  const weak = new Set(
    gate === null
      ? []
      : requestsOf(before, part).flatMap((request) =>
          judgeRequest(trail, before, part, gate, request),
        ),
  );
  for (const code of weak) found.push(finding(code, place, cited(answers)));
  const unconfirmed = answers.filter(({ assurance }) => assurance === "assisted-unconfirmed");
  if (unconfirmed.length > 0) {
    const rests = answers.length - unconfirmed.length < event.data.needed;
    const assisted = finding("assisted-unconfirmed", place, cited(unconfirmed));
    found.push(rests ? { ...assisted, weight: "weakens" } : assisted);
  }
  return found;
};

/** Every passed gate is judged again from the events before it: what the record says passed must have been due to. */
export const passes = (trail: Trail): readonly Finding[] =>
  endingsOf(trail, "gatePassed").flatMap((step) => judgePass(trail, step));

/** When what is stated happened; a day alone is taken from its beginning: nobody gains by leaving out the hour. */
const stated = (on: string): number => Date.parse(on.length > 10 ? on : dayBegins(on));

/**
 * N2: it was decided, published, tested or rolled out before the people had agreed: before the instant at which the gate passed,
 * or on record before it. It is somebody's claim. Where others say that it was not so, it weakens, and so does a day alone that is
 * the gate's own: nobody can tell which came first. Where whoever stated it took it back, a reader should know.
 */
export const afterTheFact = (trail: Trail): readonly Finding[] => {
  const agreed = new Map(
    endingsOf(trail, "gatePassed")
      .toReversed()
      .map(({ event }) => [event.data.part, event]),
  );
  return stepsOf(trail, "factStated").flatMap(({ event, place }) => {
    const { part, on } = event.data;
    const gate = agreed.get(part);
    const isOnRecordBefore = gate === undefined || event.version < gate.version;
    if (!place || (!isOnRecordBefore && stated(on) >= Date.parse(gate.at))) return [];
    const found = finding("N2-after-the-fact", place, [event.id, ...(gate ? [gate.id] : [])]);
    const fact = own(trail.end.parts, part)?.facts.find((one) => one.event === event.version);
    if (fact?.disputed === "taken-back") return [{ ...found, weight: "note" }];
    const isUnclear = !isOnRecordBefore && on === londonDate(gate.at);
    return [fact?.disputed === "by-others" || isUnclear ? { ...found, weight: "weakens" } : found];
  });
};

/**
 * A request that was sent, failed to arrive or came back, and was never answered is neither "asked" nor "silent". It did
 * reach somebody who opened it, was told in person, or got another message of it.
 */
export const undelivered = (trail: Trail): readonly Finding[] => {
  const reached = new Map(
    Object.values(trail.end.requests).map((request) => [request.id, reachedBy(request)]),
  );
  const lost = [...stepsOf(trail, "noticeFailed"), ...stepsOf(trail, "noticeReturned")];
  return lost.flatMap(({ event }) => {
    const { about: id, member } = event.data;
    const request = own(trail.end.requests, id);
    const part = request && own(trail.end.parts, request.part);
    if (!request || !part || own(request.answers, member)) return [];
    // That somebody is gone is on record by itself.
    if (own(trail.end.members, member)?.status === "lost") return [];
    // Nothing was sent that could have been lost: they look themselves, and the gate waits until they did or were told.
    if (event.type === "noticeFailed" && event.data.reason === "by-choice") return [];
    return reached.get(id)?.has(member) === true
      ? []
      : [finding("notice-not-delivered", placeOf(part), [event.id])];
  });
};

/** Whom a request did reach. */
const reachedBy = ({ seen, told, notices }: Request): ReadonlySet<string> =>
  new Set([
    ...Object.keys(seen),
    ...Object.keys(told),
    ...Object.entries(notices).flatMap(([name, result]) =>
      result === "sent" ? [name.slice(0, name.indexOf("/"))] : [],
    ),
  ]);

/**
 * A gate passed without somebody who was sent the request and neither opened it, was told in person, nor ever answered. A
 * server's word that it took a message is no sign that anybody read it.
 */
export const neverOpened = (trail: Trail): readonly Finding[] => {
  const sent = Map.groupBy(stepsOf(trail, "noticeSent"), ({ event }) => event.data.about);
  return endingsOf(trail, "gatePassed").flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    const gate = part && gateOf(before, part);
    if (!part || !gate) return [];
    const unseen = requestsOf(before, part).flatMap((request) => {
      const left = new Set(
        tally(before, part, gate, request)
          .unanswered.map(({ id }) => id)
          .filter((id) => isUnseen(request, id)),
      );
      return (sent.get(request.id) ?? []).flatMap(({ event: notice }) =>
        left.has(notice.data.member) &&
        notice.version < event.version &&
        noticeResult(request, notice.data) === "sent"
          ? [notice.id]
          : [],
      );
    });
    return unseen.length === 0
      ? []
      : [finding("sent-never-opened", placeOf(part), [event.id, ...unseen])];
  });
};

/** Whether somebody neither opened a request, was told of it in person, nor ever answered. */
export const isUnseen = (request: Request, member: string): boolean =>
  own(request.seen, member) === undefined &&
  own(request.told, member) === undefined &&
  own(request.answers, member) === undefined &&
  !request.past.some((answer) => answer.member === member);

/** A gate that passed without somebody who was asked and is lost: by the group's own acts, and a reader should know. */
export const withoutLost = (trail: Trail): readonly Finding[] =>
  endingsOf(trail, "gatePassed").flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    if (!part) return [];
    const lost = requestsOf(before, part).flatMap((request) =>
      lostIn(before, request).filter(({ id }) => currentAnswer(request, id) === undefined),
    );
    if (lost.length === 0) return [];
    const said = [...stepsOf(trail, "memberLost"), ...stepsOf(trail, "groupGoesOn")].filter(
      ({ event: one }) =>
        one.version < event.version && lost.some(({ id }) => id === one.data.member),
    );
    const ids = said.map(({ event: one }) => one.id);
    return [finding("passed-without-lost", placeOf(part), [event.id, ...ids])];
  });

/** Nobody with lived experience could decide when a gate closed. */
export const withoutPwle = (trail: Trail): readonly Finding[] =>
  trail.endings.flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    const gate = part && gateOf(before, part);
    const decides = Object.values(before.members).some(
      (member) => isPwle(member) && gate && belongs(before, circleOf(before, gate.circle), member),
    );
    return part && !decides ? [finding("no-pwle-decides", placeOf(part), [event.id])] : [];
  });

/** The versions of answers of which the person says, by the end, that they are not theirs. */
const disputedBy = foundOnce(
  ({ end }: Trail): ReadonlySet<number> =>
    new Set(
      Object.values(end.requests).flatMap(({ answers }) =>
        Object.values(answers).flatMap(({ standing, event }) =>
          standing === "disputed" ? [event] : [],
        ),
      ),
    ),
);

/** The answers that counted when a gate closed, and which nobody has disowned since, for each of its requests. */
export const standingCounted = (trail: Trail, before: RunState, part: Part): readonly Counted[] => {
  const gone = disputedBy(trail);
  return countedAnswers(before, part).map(({ needed, answers }) => ({
    needed,
    answers: answers.filter(({ event }) => !gone.has(event)),
  }));
};

/** Those of them that agreed: what the gate rested on. */
export const standingAnswers = (trail: Trail, before: RunState, part: Part): readonly Answer[] =>
  standingCounted(trail, before, part).flatMap(({ answers }) => answers.filter(agrees));

/** Versions of answers that were signed by a key too new for its owner to have disowned it. */
export const freshlySigned = foundOnce((trail: Trail): ReadonlySet<number> => {
  const from = new Map<string, string>();
  const fresh = new Set<number>();
  for (const { event } of trail.steps) {
    if (event.type === "credentialRegistered") {
      const { credential, countsFrom } = event.data;
      if (countsFrom !== undefined && !from.has(credential)) from.set(credential, countsFrom);
    } else if ("signature" in event.data && event.data.signature !== undefined) {
      const { credential, at } = event.data.signature;
      if (at < (from.get(credential) ?? "")) fresh.add(event.version);
    }
  }
  return fresh;
});

/** A passed gate rested on a signature by a key that was made only a short time before. */
export const freshKeys = (trail: Trail): readonly Finding[] => {
  const fresh = freshlySigned(trail);
  if (fresh.size === 0) return [];
  return endingsOf(trail, "gatePassed").flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    if (part === undefined) return [];
    const signed = standingAnswers(trail, before, part).filter((answer) => fresh.has(answer.event));
    if (signed.length === 0) return [];
    return [finding("fresh-key", placeOf(part), [event.id, ...idsOf(trail, signed)])];
  });
};

/** A passed gate rested on an answer whose owner says that it is not theirs. Without enough others it has no assent. */
export const disowned = (trail: Trail): readonly Finding[] =>
  endingsOf(trail, "gatePassed").flatMap(({ event, before }) => {
    const part = own(before.parts, event.data.part);
    if (part === undefined) return [];
    const left = standingAnswers(trail, before, part);
    const gone = pwleAnswers(before, part).filter((answer) => !left.includes(answer));
    if (gone.length === 0) return [];
    const cited = [event.id, ...idsOf(trail, gone)];
    const found = finding("decision-disputed", placeOf(part), cited);
    const isShort = standingCounted(trail, before, part).some(
      ({ needed, answers }) => answers.length < needed,
    );
    return [isShort ? { ...found, weight: "breaks" } : found];
  });

export const disputed = (trail: Trail): readonly Finding[] =>
  stepsOf(trail, "answerDisputed").flatMap(({ event, place }) =>
    place ? [finding("answer-disputed", place, [event.id])] : [],
  );
