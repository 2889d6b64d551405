import type { Recorded } from "./event.ts";
import type { Wait } from "./plan-types.ts";
import type { Refusal } from "./refusal.ts";
import type { Template } from "./template.ts";
import { answerSentence, gateSentence, noticeSentence } from "./words/sign-off.ts";
import {
  capital,
  dayOf,
  listOf,
  nameOf,
  partTitle,
  sideName,
  stageTitle,
} from "./words/phrases.ts";
import type { Names, Vocabulary } from "./words/phrases.ts";

export type { Names } from "./words/phrases.ts";

/**
 * What happened, in one or two plain sentences (reading age 9 to 11). Never shows what is sealed. `template` gives
 * stages their titles; without it their keys stand in.
 */
export const sentenceFor = (event: Recorded, names: Names, template?: Template): string =>
  capital(sentence(event, { names, template }));

const sentence = (event: Recorded, words: Vocabulary): string => {
  const actor = nameOf(words, event.actor.id);
  const name = (id: string): string => nameOf(words, id);
  switch (event.type) {
    case "runLaunched":
      return `${actor} started this run.`;
    case "memberJoined":
      return `${name(event.data.member)} joined the group as ${sideName[event.data.side]}.`;
    case "rolesChanged":
      return `${name(event.data.member)} has new roles: ${event.data.roles.join(", ") || "none"}.`;
    case "declarationMade":
      return `${name(event.data.member)} ${event.data.holds ? "made" : "took back"} a declaration.`;
    case "withdrew":
      return `${name(event.data.member)} left the group. They can do so at any time.`;
    case "accessNeedStated":
      return `${name(event.data.member)} needs something so that they can take part.`;
    case "accessNeedMet":
      return `${name(event.data.member)} now has what they need to take part.`;
    case "delegated":
      return `${name(event.data.from)} asked ${name(event.data.to)} to answer for them until ${dayOf(event.data.until)}.`;
    case "delegationEnded":
      return `${name(event.data.to)} no longer answers for ${name(event.data.from)}.`;
    case "capacityBuilt":
      return `${name(event.data.member)} built up skills: ${event.data.kind}, on ${dayOf(event.data.on)}.`;
    case "supportOffered":
      return `${name(event.data.member)} was offered support.`;
    case "paymentOffered":
      return `${name(event.data.member)} was offered ${event.data.kind === "payment" ? "payment" : event.data.kind}.`;
    case "paymentAnswered":
      return `${name(event.data.member)} ${event.data.answer} an offer.`;
    case "paymentMade":
      return `${name(event.data.member)} got what they were offered.`;
    case "stageOpened":
      return `${stageTitle(words, event.data.stage)} began${event.data.visit > 1 ? " again" : ""}.`;
    case "partOpened":
      return `${partTitle(words, event.data.part)} opened${typeof event.data.title === "string" ? `: ${event.data.title}` : ""}.`;
    case "versionSaved":
      return `${actor} wrote version ${event.data.version} of ${partTitle(words, event.data.part)}.`;
    case "partClosed":
      return `${partTitle(words, event.data.part)} is finished.`;
    case "stageClosed":
      return event.data.next === null
        ? `${stageTitle(words, event.data.stage)} is finished. It was the last stage.`
        : `${stageTitle(words, event.data.stage)} is finished. Next comes ${stageTitle(words, event.data.next)}.`;
    case "sitesComplete":
      return `${actor} said that the list of sites is complete.`;
    case "deliveryStarted":
      return `Delivery began on ${dayOf(event.data.on)}: ${partTitle(words, event.data.part)}.`;
    case "deliveryCompleted":
      return `Delivery ended on ${dayOf(event.data.on)} and reached ${event.data.reached} people: ${partTitle(words, event.data.part)}. Delivered by ${listOf(words, event.data.deliveredBy)}.`;
    case "factStated":
      return `${actor} stated that ${partTitle(words, event.data.part)} was ${event.data.fact.replace("-", " ")} on ${dayOf(event.data.on)}.`;
    case "noticeSent":
    case "noticeFailed":
      return noticeSentence(event, words);
    case "signedOff":
    case "declined":
    case "preferred":
    case "askedForTime":
    case "stoodAside":
      return answerSentence(event, words);
    case "corroborated":
      return event.data.agrees
        ? `${name(event.data.member)} says that it happened as it was written down about them.`
        : `${name(event.data.member)} says that it did not happen as it was written down about them.`;
    case "erased":
      return event.data.what === "all"
        ? `All that was kept about ${name(event.data.member)} was erased, as is their right.`
        : `Something that was kept about ${name(event.data.member)} was erased, as is their right.`;
    case "credentialRegistered":
      return `${name(event.data.member)} signed with a passkey here for the first time.`;
    case "recused":
      return `${name(event.data.member)} stepped out of ${partTitle(words, event.data.part)}, because of a conflict of interest.`;
    case "answerConfirmed":
      return `${name(event.data.member)} checked the answer that was written down for them: it is right.`;
    case "answerDisputed":
      return `${name(event.data.member)} says that the answer given for them is not theirs. It no longer counts.`;
    case "signOffRequested":
    case "answersLapsed":
    case "quorumRecomputed":
    case "objected":
    case "objectionLifted":
    case "clockStopped":
    case "clockRestarted":
    case "escalated":
    case "dueExtended":
    case "gatePassed":
    case "gateRefused":
    case "gateOverridden":
      return gateSentence(event, words);
    case "contributed":
      return `${name(event.data.member)} shared ${CONTRIBUTIONS[event.data.kind]}.`;
    case "contributionAnswered":
      return `${name(event.data.by)} answered a contribution: ${OUTCOMES[event.data.outcome]}.`;
    case "contributionDisputed":
      return `${name(event.data.member)} was not content with an answer, and asked for a second look.`;
    case "reflected":
      return `${name(event.data.member)} said which step is most likely to be skipped: ${stageTitle(words, event.data.stage)}.`;
    case "paused":
      return `${actor} paused the run. Every clock stands still.`;
    case "resumed":
      return `${actor} let the run carry on. Everybody gets the time of the pause back.`;
    case "runFinished":
      return event.data.outcome === "completed"
        ? "The run is complete."
        : "The run ended, because the group did not agree.";
    case "actRefused":
      return `${actor} tried something that the rules do not allow. Nothing changed.`;
  }
};

const CONTRIBUTIONS = {
  story: "a story",
  idea: "an idea",
  concern: "a concern",
  change: "a change they ask for",
} as const;

const OUTCOMES = { done: "done", partly: "partly done", "not-done": "not done, and why" } as const;

/** What the run waits for, in one plain sentence. */
export const waitSentence = (wait: Wait, names: Names, template?: Template): string => {
  const words: Vocabulary = { names, template };
  const who = listOf(words, wait.members);
  const where = wait.part === null ? "" : ` ${partTitle(words, wait.part)}`;
  const until = wait.until === null ? "" : ` until ${dayOf(wait.until)}`;
  switch (wait.for) {
    case "group":
      return "The group is not complete yet: more decision-makers are needed.";
    case "version":
      return `Waiting for${where} to be written. ${who} can help.`;
    case "request":
      return `${capital(where.trim())} is written. Waiting for somebody to ask the group about it.`;
    case "answers":
      return wait.members.length === 0
        ? `Waiting for more people to agree to${where}.`
        : `Waiting for answers about${where} from ${who}. They have time${until}.`;
    case "more-time":
      return `${capital(who)} asked for more time, or to talk, about${where}. The clock stands still.`;
    case "objection":
      return `${capital(who)} objected to${where}. It can't pass while that stands.`;
    case "contribution":
      return "Somebody shared something that has no answer yet.";
    case "access-need":
      return `${capital(who)} can't take part yet: something they need is missing.`;
    case "notice":
      return wait.members.length === 0
        ? `People get time to think about${where}${until}.`
        : `We have not reached ${who} yet about${where}.`;
    case "quorum-out-of-reach":
      return `Too few people may answer about${where} now. More people must join.`;
    case "delivery":
      return `Waiting for${where} to be delivered.`;
    case "sites":
      return "Waiting for sites to be added, or for word that the list is complete.";
    case "interval":
      return `The next round opens on ${wait.until === null ? "its day" : dayOf(wait.until)}.`;
    case "resume":
      return "The run is paused. Every clock stands still.";
  }
};

/** Why something was refused, and how to mend it. */
export const refusalSentence = (refusal: Refusal): string =>
  `${refusal.message} ${refusal.mend}`.trim();
