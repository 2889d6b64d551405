import { blockOfPoll } from "../../domain/blocks/poll/lookup.ts";
import type { NoticeKind } from "../../domain/event.ts";
import { refusalIsFinal } from "../../domain/rules/arrangement.ts";
import { deliveryIn } from "../../domain/rules/blocks.ts";
import {
  currentStep,
  gateOf,
  newestVersion,
  own,
  stepDefinition,
} from "../../domain/rules/lookup.ts";
import { tally } from "../../domain/blocks/gate/quorum.ts";
import type { NoticeKey, Part, Request, RunState } from "../../domain/state.ts";
import { inEach, type Language } from "../../domain/language.ts";
import { dateWords, HOME_ZONE, timeWithZone } from "../../domain/time-words.ts";
import type { Contact } from "../address-book.ts";
import type { SubjectMatter } from "./subject-matter.ts";

/** The path of a voter's own link. */
export type VotePath = (vote: {
  readonly run: string;
  readonly poll: string;
  readonly voter: string;
}) => string;

/** What a notice says, from the run's state. Null when it speaks of something that the run does not hold, or not any more. */
export function matterOf(about: {
  readonly state: RunState;
  readonly run: string;
  readonly key: NoticeKey;
  readonly contact: Contact;
  readonly publicUrl: string;
  readonly votePath: VotePath;
  /** The path of the reader's own link to the question; it signs them in. Absent: they sign in first. */
  readonly questionPath?: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}): SubjectMatter | null {
  const { state, run, key, contact, publicUrl, votePath, now } = about;
  const request = own(state.requests, key.about);
  const part = partOf(state, key, request);
  if (part === null) return null;
  // What is owed of a step names it by its key.
  const step = stepDefinition(state, part?.step ?? key.about);
  const outcome = part === undefined ? null : outcomeOf(part);
  if (key.kind === "outcome" && outcome === null) return null;
  const pathway = state.template.title;
  const poll = own(state.polls, key.about);
  const language = contact.language ?? "en";
  const until = request?.dueAt ?? poll?.closesAt;
  return {
    name: contact.name,
    language,
    organisation: state.organisation,
    pathway,
    step: step?.title ?? pathway,
    version: request?.version ?? (part && newestVersion(part)?.number) ?? 0,
    due:
      until === undefined
        ? ""
        : timeWithZone(until, {
            ...{ zone: contact.zone ?? HOME_ZONE, now: new Date(now), language },
          }),
    day: dayOf(state, key, language),
    // Only this one says how many: counting for each of thousands of notices would hold up everything else
    waitingFor:
      key.kind === "escalation" && request && part ? unansweredIn(state, part, request) : 0,
    outcome,
    next: part === undefined ? "" : nextWords(state, part, nextIn[language]),
    own: key.kind === "need-stated" && ownsNeed(state, key),
    question: (poll && blockOfPoll(state, poll)?.question) ?? "",
    anonymous: poll?.anonymous === true,
    link: `${publicUrl}${
      poll === undefined
        ? (inLanguage(about.questionPath, language) ?? pages[key.kind](run, key, part?.id ?? ""))
        : votePath({ run, poll: poll.id, voter: key.member })
    }`,
  };
}

/** The part that a notice is about; undefined when it is about none, null when what it is about is not there. */
function partOf(state: RunState, key: NoticeKey, request?: Request): Part | null | undefined {
  switch (key.kind) {
    case "outcome":
      return own(state.parts, key.about) ?? null;
    case "objection":
      return (
        Object.values(state.parts).find(
          ({ objections }) => own(objections, key.about)?.open === true,
        ) ?? null
      );
    case "session-planned":
    case "session-cancelled": {
      const session = own(state.sessions, key.about);
      return (session && own(state.parts, session.part)) ?? null;
    }
    case "poll":
    case "poll-reminder":
    case "poll-result": {
      const poll = own(state.polls, key.about);
      return poll === undefined ? null : (own(state.parts, poll.part) ?? null);
    }
    case "contribution-answered":
    case "need-stated":
    case "need-met":
    case "stand-in":
    case "day-come":
    case "loss":
      return undefined;
    default:
      return request === undefined ? null : (own(state.parts, request.part) ?? null);
  }
}

const dayOf = (state: RunState, { about }: NoticeKey, language: Language): string => {
  const session = own(state.sessions, about);
  return session === undefined ? "" : dateWords(session.on, language);
};

const outcomeOf = ({ gate, dropped }: Part): SubjectMatter["outcome"] => {
  if (dropped) return "dropped";
  return gate === "passed" || gate === "refused" || gate === "overridden" ? gate : null;
};

const unansweredIn = (state: RunState, part: Part, request: Request): number => {
  const gate = gateOf(state, part);
  return gate === null ? 0 : tally(state, part, gate, request).unanswered.length;
};

const ownsNeed = (state: RunState, { about, member }: NoticeKey): boolean =>
  own(own(state.members, member)?.needs ?? {}, about) !== undefined;

/** The page of a link in the mail's language, also for somebody who has not signed in. */
const inLanguage = (path: string | undefined, language: Language): string | undefined =>
  path === undefined || language === "en" ? path : `${path}?lang=${language}`;

const nextIn = inEach({
  en: {
    without: "the rest goes on without it.",
    ends: "it ends here, as the group had agreed it would.",
    anew: "it can be written anew. If it is, you are asked again.",
    last: "this was the last step. The run has ended.",
    nextIs: (title: string) => `the next step is "${title}".`,
    practice: "now it is done in practice.",
    opens: "the next step opens by itself.",
  },
  cy: {
    without: "mae’r gweddill yn mynd ymlaen hebddo.",
    ends: "mae’n gorffen yma, fel yr oedd y grŵp wedi cytuno.",
    anew: "gellir ei ysgrifennu o’r newydd. Os felly, gofynnir i chi eto.",
    last: "dyma’r cam olaf. Mae’r prosiect wedi gorffen.",
    nextIs: (title) => `y cam nesaf yw "${title}".`,
    practice: "nawr mae’n cael ei wneud yn ymarferol.",
    opens: "mae’r cam nesaf yn agor ohono’i hun.",
  },
});

/** What comes after a gate, as far as the record knows when this is written. */
function nextWords(state: RunState, part: Part, t: (typeof nextIn)["en"]): string {
  const step = stepDefinition(state, part.step);
  if (part.dropped) return t.without;
  if (part.gate === "refused") {
    return step && refusalIsFinal(step, part) ? t.ends : t.anew;
  }
  if (state.status === "finished") return t.last;
  const here = currentStep(state);
  const title = here && stepDefinition(state, here.key)?.title;
  if (title !== undefined && here?.key !== part.step) return t.nextIs(title);
  if (step && deliveryIn(step, part) !== null && part.delivery !== "completed") return t.practice;
  return t.opens;
}

type Page = (run: string, key: NoticeKey, part: string) => string;
const question: Page = (run, { about }) => `/answer/${run}/${about}`;
const board: Page = (run) => `/board/${run}`;
const partPage: Page = (run, _, part) => `/board/${run}/${part}`;

/** The page that serves each notice. Opening a question is noted; a GET of any of them changes nothing else. */
const pages: { readonly [K in NoticeKind]: Page } = {
  request: question,
  reminder: question,
  lapsed: question,
  changed: question,
  escalation: board,
  stopped: partPage,
  "not-reached": partPage,
  objection: partPage,
  outcome: partPage,
  "contribution-answered": (run) => `/contribute/${run}`,
  "need-stated": (run) => `/board/${run}/people`,
  "need-met": () => "/",
  "stand-in": () => "/",
  "session-planned": partPage,
  "session-cancelled": partPage,
  "day-come": board,
  loss: (run) => `/board/${run}/people`,
  // A voter's own link leads to the poll.
  poll: board,
  "poll-reminder": board,
  "poll-result": board,
};

/** Whether a notice leads to a question, so that its link may sign in whoever is asked. */
export const leadsToQuestion = (kind: NoticeKind): boolean => pages[kind] === question;
