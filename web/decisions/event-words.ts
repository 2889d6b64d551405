import { blocks } from "../blocks/all.ts";
import type { EventType } from "../../domain/event.ts";
import { contributionWords, outcomeWords } from "../words/contributions.ts";
import { refusedWords } from "./refused-words.ts";
import type { Telling } from "./telling.ts";
import { aboutPart, word } from "./telling-words.ts";
import { roleWords, sideWords } from "../words/people.ts";

const capacityWords: { readonly [kind: string]: string } = {
  training: "took part in training",
  chairing: "chaired",
  "co-facilitating": "ran a session with others",
  delivering: "delivered the work",
  speaking: "spoke in public",
};

const paymentWords: { readonly [kind: string]: string } = {
  payment: "payment",
  thanks: "thanks",
  voucher: "a voucher",
  expenses: "expenses",
};

const linkWords: { readonly [kind: string]: string } = {
  "grows-out-of": "This run was linked to the run that it grows out of.",
  asks: "This run asked another run, and hears what it decides.",
  "adds-to": "This run’s request was added to that of another run.",
  "hands-on-to": "What this run made was handed on to another run.",
};

const askedWords: { readonly [outcome: string]: string } = {
  passed: "it was agreed",
  refused: "it was turned down",
  overridden: "it went ahead there without agreement",
  finished: "that run is over",
};

/** Each event as one plain sentence. */
export const eventWords: Readonly<Record<EventType, (t: Telling) => string>> = {
  runLaunched: (t) => `${t.who} started this run.`,
  memberJoined: (t) =>
    `${t.name(t.data.text("member"))} joined: ${word(sideWords, t.data.text("side")).toLowerCase()}. ${t.data
      .list("roles")
      .map((role) => word(roleWords, role))
      .join(", ")}.`,
  rolesChanged: (t) =>
    `${t.name(t.data.text("member"))}’s part changed: ${t.data
      .list("roles")
      .map((role) => word(roleWords, role))
      .join(", ")}.`,
  declarationMade: (t) =>
    t.data.text("by") === "guardian"
      ? `${t.name(t.data.text("guardian"))}, as guardian, ${t.data.flag("holds") ? "agreed" : "did not agree"} to something for ${t.name(t.data.text("member"))}.`
      : `${t.name(t.data.text("member"))} ${t.data.flag("holds") ? "made" : "took back"} a declaration.`,
  guardianNamed: (t) =>
    `${t.name(t.data.text("guardian"))} was named as a guardian of ${t.name(t.data.text("of"))}.`,
  contactAllowed: (t) =>
    `${t.name(t.data.text("member"))} said that they ${t.data.flag("holds") ? "may" : "may not"} be contacted again.`,
  runLinked: (t) => linkWords[t.data.text("kind") ?? ""] ?? "This run was linked to another one.",
  askedRunAnswered: (t) =>
    `The run that this one asked has answered: ${askedWords[t.data.text("outcome") ?? ""] ?? "it is over"}.`,
  templateRetired: (t) =>
    `The pathway “${t.data.text("template") ?? ""}” is retired: nobody starts it any more. Runs of it go on.`,
  lossReported: (t) => `Somebody said that ${t.name(t.data.text("member"))} is gone.`,
  memberLost: (t) =>
    `${t.name(t.data.text("member"))} is gone. Two people said so, one of them with lived experience.`,
  sideDeclared: (t) =>
    `${t.name(t.data.text("member"))} said what they bring: ${t.data
      .list("sides")
      .map((side) => word(sideWords, side).toLowerCase())
      .join(", ")}.`,
  memberConfirmed: (t) =>
    `${t.name(t.data.text("by"))} said that ${t.name(t.data.text("member"))} has lived experience too.`,
  memberVouchedFor: (t) =>
    `${t.data.text("name") ?? "An organisation"} vouched for ${t.name(t.data.text("member"))}: they know this person, and the passkey is theirs.`,
  lossDenied: (t) => `${t.name(t.data.text("member"))} said that they are here.`,
  groupGoesOn: (t) =>
    `${t.name(t.data.text("by"))} said how the group goes on without ${t.name(t.data.text("member"))}.`,
  withdrew: (t) => `${t.name(t.data.text("member"))} left the run.`,
  accessNeedStated: (t) => `${t.name(t.data.text("member"))} needs something to take part.`,
  accessNeedMet: (t) => `What ${t.name(t.data.text("member"))} needs is there.`,
  cryTakenUp: (t) =>
    `Somebody read what ${t.name(t.data.text("member"))} asked for, and gets in touch.`,
  delegated: (t) =>
    `${t.name(t.data.text("from"))} asked ${t.name(t.data.text("to"))} to stand in until ${t.date(t.data.text("until"))}.`,
  delegationEnded: (t) =>
    `${t.name(t.data.text("to"))} no longer stands in for ${t.name(t.data.text("from"))}.`,
  capacityBuilt: (t) =>
    `${t.name(t.data.text("member"))} ${capacityWords[t.data.text("kind") ?? ""] ?? "learned something"}.`,
  supportOffered: (t) => `${t.name(t.data.text("member"))} was offered support.`,
  paymentOffered: (t) =>
    `${t.name(t.data.text("member"))} was offered ${paymentWords[t.data.text("kind") ?? ""] ?? "something"}.`,
  paymentAnswered: (t) =>
    `${t.name(t.data.text("member"))} ${t.data.text("answer") ?? "answered"} what was offered.`,
  paymentMade: (t) => `${t.name(t.data.text("member"))} was paid or thanked.`,
  stepOpened: (t) => `The step “${t.step(t.data.text("step"))}” opened.`,
  partOpened: (t) => `${aboutPart(t)} opened.`,
  partDropped: (t) => `${t.who} said that ${aboutPart(t)} will not happen.`,
  partClosed: (t) => `${aboutPart(t)} ended.`,
  stepClosed: (t) => `The step “${t.step(t.data.text("step"))}” ended.`,
  sitesComplete: (t) => `${t.who} said that the list of places is complete.`,
  credentialEarned: (t) =>
    `${t.name(t.data.text("member"))} said that they came, and is qualified now: ${t.data.text("credential") ?? ""}.`,
  credentialShown: (t) =>
    `${t.name(t.data.text("member"))} showed what they had earned in another run: ${t.data.text("credential") ?? ""}.`,
  credentialNoLongerShown: (t) =>
    `${t.name(t.data.text("member"))} does not show this here any more: ${t.data.text("credential") ?? ""}.`,
  contributed: (t) =>
    `${t.name(t.data.text("member"))} shared: ${word(contributionWords, t.data.text("kind")).toLowerCase()}.`,
  contributionAnswered: (t) =>
    `${t.name(t.data.text("by"))} answered what somebody shared: ${outcomeWords[t.data.text("outcome") ?? ""] ?? "an answer"}.`,
  contributionDisputed: (t) =>
    `${t.name(t.data.text("member"))} said that the answer is not enough.`,
  reflected: (t) =>
    `${t.name(t.data.text("member"))} reflected on “${t.step(t.data.text("step"))}”.`,
  paused: (t) => `${t.who} paused the run.`,
  resumed: (t) => `${t.who} started the run again.`,
  runFinished: (t) =>
    t.data.text("outcome") === "refused"
      ? "The run ended, because the group did not agree."
      : "The run reached its end.",
  corroborated: (t) =>
    `${t.name(t.data.text("member"))} answered what was said about them in entry ${t.data.number("claim") ?? "?"}: ${t.data.flag("agrees") ? "yes, that happened" : "no, it did not"}.`,
  erased: (t) =>
    t.data.text("what") === "all"
      ? `All that was kept about ${t.name(t.data.text("member"))} was erased.`
      : `${t.data.list("what").length} values that were kept about ${t.name(t.data.text("member"))} were erased.`,
  credentialRegistered: (t) =>
    `${t.name(t.data.text("member"))} signed with a passkey here for the first time. Its public key is on record, to check by.`,
  actRefused: (t) => `${t.who} ${refusedWords(t.data.text("command"), t.data.text("code"))}`,
  ...blocks.events,
};

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventWords, type);
