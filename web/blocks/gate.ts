import { noticeEventWords } from "../decisions/notice-words.ts";
import type { Telling } from "../decisions/telling.ts";
import { aboutPart } from "../decisions/telling-words.ts";
import type { PartOf } from "./part-of.ts";

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

const atGate = (t: Telling, words: string): string => `${inVersion(t)}, ${words}`;

export const gate: PartOf<"gate"> = {
  section: null,
  done: {
    asked: "Everybody who decides is being asked now.",
    told: "It is on record that they were told.",
    clock: "The clock runs again. Everybody has as much time as before.",
    overridden: "It is on record that this went ahead without agreement.",
    objected: "Thank you for saying so. Whoever looks after this hears of it, and talks with you.",
    lifted: "Thank you. Your objection is lifted.",
  },
  events: {
    ...noticeEventWords,
    signOffRequested: (t) =>
      `${t.who} asked ${t.names(t.data.list("asked"))} to sign off ${aboutPart(t)}, version ${t.data.number("version") ?? "?"}, by ${t.time(t.data.text("dueAt"))}.`,
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
    answersLapsed: (t) => {
      const members = t.data.list("members");
      const lapsed = members.length > 0 ? ` What ${t.names(members)} said no longer counts.` : "";
      return `People are asked again about ${aboutPart(t)}.${lapsed}`;
    },
    quorumRecomputed: (t) =>
      `Counted again, because ${recount[t.data.text("because") ?? ""] ?? "something changed"}: ${t.data.number("eligible") ?? 0} people may answer, ${t.data.number("needed") ?? 0} people with lived experience must say yes.${t.data.flag("reachable") ? "" : " There are too few people now."}`,
    listContinued: (t) =>
      `${continuedWords[t.data.text("list") ?? ""] ?? "Also named"}, about ${aboutPart(t)}: ${t.names(t.data.list("members"))}.`,
    objected: (t) => `${t.name(t.data.text("member"))} does not agree with ${aboutPart(t)}.`,
    objectionLifted: (t) =>
      t.data.text("because") === "agreed-to-version"
        ? `An objection to ${aboutPart(t)} ended, because the person agreed to a new version.`
        : `An objection to ${aboutPart(t)} was lifted.`,
    clockStopped: (t) => `The clock stopped for ${aboutPart(t)}.`,
    clockRestarted: (t) =>
      `The clock runs again for ${aboutPart(t)}, until ${t.time(t.data.text("dueAt"))}.`,
    escalated: (t) =>
      `${t.names(t.data.list("to"))} was asked to help: answers about ${aboutPart(t)} are late.`,
    dueExtended: (t) =>
      `There is more time for ${aboutPart(t)}, until ${t.time(t.data.text("dueAt"))}.`,
    gatePassed: (t) =>
      atGate(
        t,
        `is agreed. ${t.names(t.data.list("yes"))} said yes; ${t.data.number("needed") ?? "?"} people with lived experience were needed.`,
      ),
    gateRefused: (t) =>
      atGate(
        t,
        `was turned down by the group${t.data.text("tie") === null ? "" : ": it was a tie"}.`,
      ),
    gateOverridden: (t) =>
      atGate(
        t,
        `went ahead without agreement, by ${t.name(t.data.text("by"))}. This is not co-produced.`,
      ),
  },
  entries: {
    signOffRequested: "asking",
    toldInPerson: "asking",
    requestSeen: "asking",
    signedOff: "answers",
    declined: "answers",
    preferred: "answers",
    askedForTime: "answers",
    stoodAside: "answers",
    recused: "answers",
    answerConfirmed: "answers",
    answerDisputed: "answers",
    answersLapsed: "asking",
    quorumRecomputed: "asking",
    listContinued: "asking",
    objected: "answers",
    objectionLifted: "answers",
    clockStopped: "asking",
    clockRestarted: "asking",
    escalated: "asking",
    dueExtended: "asking",
    gatePassed: "decisions",
    gateRefused: "decisions",
    gateOverridden: "decisions",
    noticeSent: "asking",
    noticeFailed: "asking",
    noticeReturned: "asking",
  },
  tried: {
    requestSignOff: "ask for sign-off",
    signOff: "say yes",
    decline: "say no",
    prefer: "put the choices in order",
    askForTime: "ask for more time",
    standAside: "step back",
    recuse: "say that they gain or lose by it",
    confirmAnswer: "confirm an answer",
    disputeAnswer: "take an answer out",
    object: "object",
    liftObjection: "lift an objection",
    tellInPerson: "write down that somebody was told",
    seeRequest: "open a question",
    restartClock: "start the clock again",
    overrideGate: "go ahead without agreement",
    recordNotice: "write down a message",
    recordReturn: "write down that a message came back",
    escalate: "ask for help with late answers",
    extendDue: "give more time",
    passGate: "pass the decision",
  },
};
