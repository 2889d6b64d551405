import type { NoticeKind } from "../../domain/event.ts";
import { listWords } from "../../domain/counted-words.ts";
import type { Telling } from "./telling.ts";

const noticeWords: Readonly<Record<NoticeKind, string>> = {
  request: "the question",
  reminder: "a reminder",
  escalation: "a message that answers are late",
  lapsed: "a message that the words changed",
  stopped: "a message that somebody needs time",
  changed: "a message that the words changed",
  "not-reached": "a message that somebody was not reached",
  outcome: "a message about what was decided",
  objection: "a message that somebody does not agree",
  "contribution-answered": "an answer to what they shared",
  "need-stated": "a message about what somebody needs",
  "need-met": "a message that what they need is there",
  "stand-in": "a message that somebody asks them to stand in",
  poll: "the question of a poll",
  "poll-reminder": "a reminder of a poll",
  "poll-result": "what came of a poll",
  "session-planned": "word of a session",
  "session-cancelled": "word that a session is not held",
  "day-come": "a reminder that a day has come",
  loss: "a question how the group goes on without somebody",
};

const failureWords: { readonly [reason: string]: string } = {
  "no-address": "there is no address",
  refused: "it was refused",
  unreachable: "the mail could not be reached",
};

/** Why somebody was not sent a notice that could not fail: nobody tried. */
const unsentWords: { readonly [reason: string]: string } = {
  overtaken: "by then it was not needed any more",
  "by-choice": "they chose to be sent none, and look themselves",
};

const refusedAs: { readonly [channel: string]: string } = {
  email: "an email",
  sms: "a text message",
};

const noticeOf = ({ data }: Telling): string =>
  Object.entries(noticeWords).find(([kind]) => kind === data.text("kind"))?.[1] ?? "a message";

/** What was refused before it went, or in vain. */
const triedWords = ({ data }: Telling): string => {
  const tried = data.list("tried").map((channel) => refusedAs[channel] ?? channel);
  return tried.length === 0 ? "" : ` It had been refused as ${listWords(tried)}.`;
};

/** How a notice went, in one or two sentences. */
export const noticeEventWords = {
  noticeSent: (t: Telling): string =>
    `${t.name(t.data.text("member"))} was sent ${noticeOf(t)}${t.data.text("channel") === "sms" ? ", as a text message" : ""}.${triedWords(t)}`,
  noticeFailed: (t: Telling): string => {
    const who = t.name(t.data.text("member"));
    const reason = t.data.text("reason") ?? "";
    const unsent = unsentWords[reason];
    return unsent === undefined
      ? `${who} was not reached: ${failureWords[reason] ?? "it failed"}.${triedWords(t)}`
      : `${who} was not sent ${noticeOf(t)}: ${unsent}.`;
  },
  noticeReturned: (t: Telling): string =>
    `${t.name(t.data.text("member"))} was not reached: ${noticeOf(t)} came back.`,
};
