import { cameWithAnswer } from "../rules/contributions.ts";
import { own, requestsOf } from "../rules/lookup.ts";
import type { Answer, Part, Request, RunState } from "../state.ts";
import { hearsCries, mayHelp, type Reader } from "./reader.ts";
import {
  isAnswerShown,
  isTheirs,
  numberedUpTo,
  openPart,
  openParts,
  toldNumber,
  type OpenPart,
} from "./withheld.ts";

/**
 * The run as a reader may know it while gates are open: the same whichever way others answered. Everything that can be worked out
 * from it, such as what the run waits for, is then the same too. It is the state itself when no gate is open.
 */
export const stateFor = (state: RunState, reader: Reader): RunState => {
  if (openParts(state).length === 0) return state;
  const last = numberedUpTo(state);
  return {
    ...state,
    version: last,
    // Whom an event owes word names who disagreed.
    owed: {},
    requests: mapValues(state.requests, (request) => {
      const part = openPart(state, request.part);
      return part === null
        ? numberedRequest(state, request)
        : requestFor(state, part, request, reader);
    }),
    parts: mapValues(state.parts, (part) => partFor(state, part, reader)),
    contributions: mapValues(
      filterValues(state.contributions, (one) => {
        const part = one.part === null ? null : openPart(state, one.part);
        return part === null || one.member === reader.id || !cameWithAnswer(part, one);
      }),
      (one) => ({
        ...one,
        event: toldNumber(state, one.event),
        reply: one.reply && { ...one.reply, event: toldNumber(state, one.reply.event) },
      }),
    ),
    sessions: mapValues(state.sessions, (session) => ({
      ...session,
      event: session.event === null ? null : toldNumber(state, session.event),
    })),
    capacity: state.capacity.map(numbered(state)),
    polls: mapValues(state.polls, (poll) => ({
      ...numbered(state)(poll),
      changes: poll.changes.map(numbered(state)),
    })),
    readings: state.readings.map(numbered(state)),
    cries: filterValues(state.cries, (cry) => {
      const part = cry.part === null ? null : openPart(state, cry.part);
      return part === null || cry.member === reader.id || hearsCries(state, part, reader);
    }),
    claims: filterValues(state.claims, ({ version }) => version <= last),
    credentials: filterValues(state.credentials, ({ member }) => member === reader.id),
  };
};

const numbered =
  (state: RunState) =>
  <T extends { readonly event: number }>(one: T): T => ({
    ...one,
    event: toldNumber(state, one.event),
  });

const numberedRequest = (state: RunState, request: Request): Request => ({
  ...request,
  answers: mapValues(request.answers, numbered(state)),
  past: request.past.map(numbered(state)),
});

/** Each field is named: what a request comes to hold later is not shown before somebody has thought about it. */
const requestFor = (state: RunState, part: OpenPart, request: Request, reader: Reader): Request => {
  const helps = mayHelp(state, part, reader);
  const hears = hearsCries(state, part, reader);
  const shown = (answer: Answer) => isAnswerShown(answer, { part, reader, hears });
  return {
    id: request.id,
    part: request.part,
    sections: request.sections,
    version: request.version,
    digest: request.digest,
    askedAt: request.askedAt,
    noticeUntil: request.noticeUntil,
    dueAt: hears ? request.dueAt : request.toldDueAt,
    toldDueAt: request.toldDueAt,
    asked: request.asked,
    left: request.left,
    askedBy: request.askedBy,
    askedAgainBy: request.askedAgainBy,
    answers: mapValues(filterValues(request.answers, shown), numbered(state)),
    past: request.past.filter(shown).map(numbered(state)),
    notices: helps ? request.notices : askingNotices(request.notices),
    failures: helps ? request.failures : 0,
    seen: helps ? request.seen : ofMember(request.seen, reader.id),
    told: helps ? request.told : ofMember(request.told, reader.id),
    roundVersion: request.roundVersion,
    roundAt: request.roundAt,
    // Whose answer lapsed had answered.
    before: ofMember(request.before, reader.id),
    round: request.round,
    clockStoppedAt: hears ? request.clockStoppedAt : null,
    pausedMs: hears ? request.pausedMs : 0,
    stops: hears ? request.stops : 0,
    escalatedAt: helps ? request.escalatedAt : null,
    escalatedTo: helps ? request.escalatedTo : [],
    escalations: helps ? request.escalations : 0,
    extensions: helps ? request.extensions : 0,
    periodFrom: helps ? request.periodFrom : request.askedAt,
    roundPeriod: helps ? request.roundPeriod : request.round - 1,
  };
};

const ofMember = <T>(
  record: { readonly [member: string]: T },
  member: string,
): { readonly [member: string]: T } => {
  const value = own(record, member);
  return value === undefined ? {} : { [member]: value };
};

/** Reminders name the silent; only notices that everybody gets are told. */
const askingNotices = (notices: Request["notices"]): Request["notices"] =>
  Object.fromEntries(Object.entries(notices).filter(([key]) => /\/request\/\d+$/.test(key)));

const partFor = (state: RunState, part: Part, reader: Reader): Part => {
  const open = openPart(state, part.id);
  const hears = open === null || hearsCries(state, open, reader);
  const told = hears
    ? part.objections
    : filterValues(part.objections, (one) => one.member === reader.id);
  return {
    ...part,
    objections: mapValues(told, numbered(state)),
    facts: part.facts.map(numbered(state)),
  };
};

/** What is said to everybody of answers that are withheld, and why. */
export type Withheld = {
  /** Answers that others gave at gates that are open; the same whichever way they answered. */
  readonly answers: number;
  /** The last entry that has its number. */
  readonly numberedUpTo: number;
  readonly why: string;
};

const WHY =
  "How others answer is withheld until the decision is made, with everything that follows from it. What came after people were asked gets its number, and its place in the log, then.";

/** What is withheld from a reader, or null when no gate is open. */
export const withheldFrom = (state: RunState, reader: Reader): Withheld | null => {
  const parts = openParts(state);
  if (parts.length === 0) return null;
  const answers = parts.flatMap((part) =>
    requestsOf(state, part)
      .flatMap((request) => [...Object.values(request.answers), ...request.past])
      .filter((answer) => answer.event > part.askedFrom && !isTheirs(answer, reader)),
  );
  return { answers: answers.length, numberedUpTo: numberedUpTo(state), why: WHY };
};

const mapValues = <T, U>(
  record: { readonly [key: string]: T },
  change: (value: T) => U,
): { readonly [key: string]: U } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const filterValues = <T>(
  record: { readonly [key: string]: T },
  keep: (value: T) => boolean,
): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => keep(value)));
