import type { DomainEvent, Recorded } from "../event.ts";
import { dayOf, listOf, nameOf, partTitle, people } from "./phrases.ts";
import type { Vocabulary } from "./phrases.ts";

type AnswerEvent = Extract<
  Recorded,
  { type: "signedOff" | "declined" | "preferred" | "askedForTime" | "stoodAside" }
>;

const answer = (event: AnswerEvent): string => {
  switch (event.type) {
    case "signedOff":
      return event.data.answer === "yes" ? "said yes" : "said yes, and asked for changes";
    case "declined":
      return "said no";
    case "preferred":
      return "put the options in order";
    case "askedForTime":
      return "asked for more time, or to talk";
    case "stoodAside":
      return "stepped back from this one";
  }
};

/** A person's answer, with who wrote it down or stood in for them. */
export const answerSentence = (event: AnswerEvent, words: Vocabulary): string => {
  const { member, by, part, assistance } = event.data;
  const what = `${nameOf(words, member)} ${answer(event)}: ${partTitle(words, part)}.`;
  if (assistance) {
    const read = assistance.readBack ? " and read it back" : "";
    return `${what} ${nameOf(words, by)} wrote it down with them${read}.`;
  }
  return by === member ? what : `${what} ${nameOf(words, by)} answered for them, as they asked.`;
};

const NOTICES = {
  request: "a request to answer",
  reminder: "a reminder",
  escalation: "word that answers are late",
  lapsed: "a new request, because something changed",
  stopped: "word that somebody needs more time",
  thanks: "thanks",
} as const;

export const noticeSentence = (
  event: Extract<DomainEvent, { type: "noticeSent" | "noticeFailed" }>,
  words: Vocabulary,
): string => {
  const who = nameOf(words, event.data.member);
  return event.type === "noticeSent"
    ? `We sent ${who} ${NOTICES[event.data.kind]}.`
    : `We could not reach ${who}. They may not know about this yet.`;
};

const RECOUNTED = {
  recused: "somebody stepped out because of a conflict of interest",
  withdrew: "somebody left the group",
  joined: "somebody joined the group",
  "roles-changed": "somebody's role changed",
  declared: "somebody made a declaration",
  "stood-aside": "somebody stepped back",
  "came-back": "somebody's answer changed",
  edited: "the person who wrote the newest version may not answer for it",
} as const;

/** The gate's own events: requests, counting, objections, clocks, and how it ended. */
export const gateSentence = (
  event: Extract<
    Recorded,
    {
      type:
        | "signOffRequested"
        | "answersLapsed"
        | "quorumRecomputed"
        | "objected"
        | "objectionLifted"
        | "clockStopped"
        | "clockRestarted"
        | "escalated"
        | "dueExtended"
        | "gatePassed"
        | "gateRefused"
        | "gateOverridden";
    }
  >,
  words: Vocabulary,
): string => {
  const part = partTitle(words, event.data.part);
  switch (event.type) {
    case "signOffRequested":
      return `${nameOf(words, event.actor.id)} asked ${people(event.data.asked.length)} to answer about ${part}, version ${event.data.version}. Answers are due by ${dayOf(event.data.dueAt)}.`;
    case "answersLapsed":
      return `${part} changed, so everybody is asked again. ${people(event.data.members.length)} had answered before. Answers are due by ${dayOf(event.data.dueAt)}.`;
    case "quorumRecomputed":
      return `We counted again who may answer about ${part}, because ${RECOUNTED[event.data.because]}. Now ${people(event.data.eligible.length)} may answer, and ${people(event.data.needed)} with lived experience must agree.${event.data.reachable ? "" : " There are too few people now."}`;
    case "objected":
      return `${nameOf(words, event.data.member)} objected to ${part}. It can't pass while the objection stands.`;
    case "objectionLifted":
      return event.data.because === "lifted"
        ? `${nameOf(words, event.actor.id)} lifted an objection to ${part}.`
        : `An objection to ${part} ended, because the person agreed.`;
    case "clockStopped":
      return `The clock stopped for ${part}, so that there is time to talk.`;
    case "clockRestarted":
      return `The clock runs again for ${part}. Answers are due by ${dayOf(event.data.dueAt)}.`;
    case "escalated":
      return `Answers about ${part} are late. We told ${listOf(words, event.data.to)}. Still to answer: ${listOf(words, event.data.waitingFor)}.`;
    case "dueExtended":
      return `There is more time to answer about ${part}: until ${dayOf(event.data.dueAt)}.`;
    case "gatePassed":
      return `The group agreed to ${part}, version ${event.data.version}: ${listOf(words, event.data.yes)}.`;
    case "gateRefused":
      return `The group did not agree to ${part}, version ${event.data.version}.${event.data.tie === null ? "" : " It was a tie."}`;
    case "gateOverridden":
      return `${nameOf(words, event.data.by)} overruled the group on ${part}. This step does not count as co-produced.`;
  }
};
