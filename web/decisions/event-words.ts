import type { EventType } from "../../domain/event.ts";
import { contributionWords, outcomeWords } from "../words/contributions.ts";
import { noticeEventWords } from "./notice-words.ts";
import { refusedWords } from "./refused-words.ts";
import type { Telling } from "./telling.ts";
import { roleWords, sideWords } from "../words/people.ts";

const has = <T extends string>(record: Readonly<Record<T, string>>, key: string): key is T =>
  Object.hasOwn(record, key);
const word = <T extends string>(record: Readonly<Record<T, string>>, key: string | null): string =>
  key !== null && has(record, key) ? record[key] : (key ?? "");

/** Whose answer it is, what they said, and who gave it in their stead: a helper who wrote it down, or whom they had asked. */
const answered = (t: Telling, said: string): string => {
  const { data, name } = t;
  const member = data.text("member");
  const by = data.text("by");
  const what = `${member === null ? t.who : name(member)} ${said}.`;
  if (by === null || by === member) return what;
  const assistance = data.inside("assistance");
  if (assistance === null) return `${what} ${name(by)} answered for them, as they had asked.`;
  const read = assistance.flag("readBack") ? ", and read it back to them" : "";
  return `${what} ${name(by)} wrote it down${read}.`;
};

const aboutPart = (t: Telling): string => `“${t.part(t.data.text("part"))}”`;

/** What the rest of a long list is, by the name of the list. */
const continuedWords: { readonly [list: string]: string } = {
  asked: "Also asked",
  members: "Also asked again",
  added: "Also asked from now on",
  to: "Also asked to help",
  waitingFor: "Also waited for",
  yes: "Also said yes",
  came: "Also came",
  ledBy: "Also led",
};

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

const factWords: { readonly [fact: string]: string } = {
  decided: "decided",
  published: "published",
  piloted: "tried out",
  "rolled-out": "rolled out",
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

const recount: { readonly [because: string]: string } = {
  recused: "somebody should not decide this",
  withdrew: "somebody left",
  lost: "somebody is gone",
  found: "somebody is here after all",
  declared: "somebody declared something",
  "stood-aside": "somebody stepped back",
  "came-back": "somebody answers after all",
  edited: "the words changed",
  "asked-again": "too few were left, so people were asked again",
};

const inVersion = (t: Telling): string =>
  `${aboutPart(t)}, version ${t.data.number("version") ?? "?"}`;

const gate = (t: Telling, words: string): string => `${inVersion(t)}, ${words}`;

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
  versionSaved: (t) =>
    `${t.who} saved version ${t.data.number("version") ?? "?"} of ${aboutPart(t)}.`,
  partSubmitted: (t) =>
    `${t.who} said that ${aboutPart(t)} is finished, in version ${t.data.number("version") ?? "?"}.`,
  partDropped: (t) => `${t.who} said that ${aboutPart(t)} will not happen.`,
  partClosed: (t) => `${aboutPart(t)} ended.`,
  stepClosed: (t) => `The step “${t.step(t.data.text("step"))}” ended.`,
  sitesComplete: (t) => `${t.who} said that the list of places is complete.`,
  deliveryStarted: (t) => `${aboutPart(t)} started on ${t.date(t.data.text("on"))}.`,
  deliveryCompleted: (t) =>
    `${aboutPart(t)} was done on ${t.date(t.data.text("on"))}. It reached ${t.data.number("reached") ?? 0} people. Done by ${t.names(t.data.list("deliveredBy")) || "nobody named"}.`,
  sessionPlanned: (t) =>
    `${t.who} planned a session for ${aboutPart(t)}, on ${t.date(t.data.text("on"))}.`,
  sessionHeld: (t) => {
    const others = t.data.number("others") ?? 0;
    return `A session of ${aboutPart(t)} was held on ${t.date(t.data.text("on"))}. Led by ${t.names(t.data.list("ledBy")) || "nobody named"}. Came: ${t.names(t.data.list("came")) || "nobody named"}${others === 0 ? "" : `, and ${others} who are not in the group`}.`;
  },
  sessionCancelled: (t) => `${t.who} cancelled a session of ${aboutPart(t)}.`,
  voiceHeard: (t) =>
    `${t.who} wrote down what somebody said at a session of ${aboutPart(t)}: ${word(contributionWords, t.data.text("kind")).toLowerCase()}.`,
  credentialEarned: (t) =>
    `${t.name(t.data.text("member"))} said that they came, and is qualified now: ${t.data.text("credential") ?? ""}.`,
  credentialShown: (t) =>
    `${t.name(t.data.text("member"))} showed what they had earned in another run: ${t.data.text("credential") ?? ""}.`,
  credentialNoLongerShown: (t) =>
    `${t.name(t.data.text("member"))} does not show this here any more: ${t.data.text("credential") ?? ""}.`,
  factStated: (t) =>
    `${t.who} said that ${aboutPart(t)} was ${factWords[t.data.text("fact") ?? ""] ?? "done"} on ${t.date(t.data.text("on"))}.`,
  factDisputed: (t) =>
    `${t.name(t.data.text("member"))} said that something stated about ${aboutPart(t)} was not so.`,
  signOffRequested: (t) =>
    `${t.who} asked ${t.names(t.data.list("asked"))} to sign off ${aboutPart(t)}, version ${t.data.number("version") ?? "?"}, by ${t.time(t.data.text("dueAt"))}.`,
  ...noticeEventWords,
  toldInPerson: (t) =>
    `${t.name(t.data.text("by"))} told ${t.name(t.data.text("member"))} of ${aboutPart(t)} in person on ${t.date(t.data.text("on"))}, says ${t.who}.`,
  requestSeen: (t) =>
    `${t.name(t.data.text("member"))} opened ${aboutPart(t)}, version ${t.data.number("version") ?? "?"}.`,
  signedOff: (t) =>
    answered(
      t,
      `said ${t.data.text("answer") === "yes-with-changes" ? "yes, with changes," : "yes"} to ${inVersion(t)}`,
    ),
  declined: (t) => answered(t, `said no to ${inVersion(t)}`),
  preferred: (t) => answered(t, `put the choices in order for ${aboutPart(t)}`),
  askedForTime: (t) => answered(t, `asked for more time, or to talk, about ${aboutPart(t)}`),
  stoodAside: (t) => answered(t, `stepped back from ${aboutPart(t)}`),
  recused: (t) =>
    `${t.name(t.data.text("member"))} gains or loses by ${aboutPart(t)}, so does not decide it.`,
  answerConfirmed: (t) => `${t.who} confirmed the answer that a helper wrote down.`,
  answerDisputed: (t) =>
    `${t.who} said that a helper’s record of their answer is not right. It was taken out.`,
  answersLapsed: (t) =>
    `The words of ${aboutPart(t)} changed, so ${t.names(t.data.list("members"))} are asked again.`,
  quorumRecomputed: (t) =>
    `Counted again, because ${recount[t.data.text("because") ?? ""] ?? "something changed"}: ${t.data.number("eligible") ?? 0} people may answer, ${t.data.number("needed") ?? 0} people with lived experience must say yes.${t.data.flag("reachable") ? "" : " There are too few people now."}`,
  objected: (t) => `${t.name(t.data.text("member"))} does not agree with ${aboutPart(t)}.`,
  objectionLifted: (t) =>
    t.data.text("because") === "agreed-to-version"
      ? `An objection to ${aboutPart(t)} ended, because the person agreed to a new version.`
      : `An objection to ${aboutPart(t)} was lifted.`,
  clockStopped: (t) => `The clock stopped for ${aboutPart(t)}.`,
  clockRestarted: (t) =>
    `The clock runs again for ${aboutPart(t)}, until ${t.time(t.data.text("dueAt"))}.`,
  listContinued: (t) =>
    `${continuedWords[t.data.text("list") ?? ""] ?? "Also named"}, about ${aboutPart(t)}: ${t.names(t.data.list("members"))}.`,
  escalated: (t) =>
    `${t.names(t.data.list("to"))} was asked to help: answers about ${aboutPart(t)} are late.`,
  dueExtended: (t) =>
    `There is more time for ${aboutPart(t)}, until ${t.time(t.data.text("dueAt"))}.`,
  gatePassed: (t) =>
    gate(
      t,
      `is agreed. ${t.names(t.data.list("yes"))} said yes; ${t.data.number("needed") ?? "?"} people with lived experience were needed.`,
    ),
  gateRefused: (t) =>
    gate(t, `was turned down by the group${t.data.text("tie") === null ? "" : ": it was a tie"}.`),
  gateOverridden: (t) =>
    gate(
      t,
      `went ahead without agreement, by ${t.name(t.data.text("by"))}. This is not co-produced.`,
    ),
  contributed: (t) =>
    `${t.name(t.data.text("member"))} shared: ${word(contributionWords, t.data.text("kind")).toLowerCase()}.`,
  contributionAnswered: (t) =>
    `${t.name(t.data.text("by"))} answered what somebody shared: ${outcomeWords[t.data.text("outcome") ?? ""] ?? "an answer"}.`,
  contributionDisputed: (t) =>
    `${t.name(t.data.text("member"))} said that the answer is not enough.`,
  reflected: (t) =>
    `${t.name(t.data.text("member"))} reflected on “${t.step(t.data.text("step"))}”.`,
  pollOpened: (t) =>
    `${t.who} opened a poll about ${aboutPart(t)} for ${t.data.list("voters").length} people. It closes on ${t.time(t.data.text("closesAt"))}.`,
  votersListed: (t) =>
    `${t.data.list("voters").length} more people may vote about ${aboutPart(t)}.`,
  electorateChanged: (t) =>
    `${t.who} changed who may vote about ${aboutPart(t)}: ${t.data.list("added").length} added, ${t.data.list("removed").length} taken out.`,
  ballotCast: (t) => `Somebody voted about ${aboutPart(t)}.`,
  votersReminded: (t) => `People who had not voted about ${aboutPart(t)} were reminded.`,
  pollClosed: (t) =>
    `The poll about ${aboutPart(t)} closed: ${t.data.number("cast") ?? 0} of ${t.data.number("voters") ?? 0} people voted.`,
  ballotsListed: (t) => `More of the ballots with names about ${aboutPart(t)}.`,
  measured: (t) => `${t.who} recorded a figure for ${aboutPart(t)}.`,
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
};

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventWords, type);
