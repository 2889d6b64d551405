import type { NoticeKind } from "../../domain/event.ts";
import { inEach } from "../../domain/language.ts";
import type { Mail } from "../mailer.ts";
import { contributionAnswered, dayCome, loss, needMet, needStated, standIn } from "./care.ts";
import { changed } from "./changed.ts";
import { escalation } from "./escalation.ts";
import { lapsed } from "./lapsed.ts";
import { leadsToQuestion } from "./matter-of.ts";
import { notReached } from "./not-reached.ts";
import { objection } from "./objection.ts";
import { outcome } from "./outcome.ts";
import { poll, pollReminder, pollResult } from "./poll.ts";
import { reminder } from "./reminder.ts";
import { request } from "./request.ts";
import { sessionCancelled, sessionPlanned } from "./session.ts";
import { stopped } from "./stopped.ts";
import type { InMail, SubjectMatter } from "./subject-matter.ts";

const texts: { readonly [K in NoticeKind]: InMail } = {
  request,
  reminder,
  lapsed,
  escalation,
  stopped,
  changed,
  outcome,
  objection,
  "not-reached": notReached,
  "contribution-answered": contributionAnswered,
  "need-stated": needStated,
  "need-met": needMet,
  "stand-in": standIn,
  poll,
  "poll-reminder": pollReminder,
  "poll-result": pollResult,
  "session-planned": sessionPlanned,
  "session-cancelled": sessionCancelled,
  "day-come": dayCome,
  loss,
};

const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(texts, kind);

export const NOTICE_KINDS: readonly NoticeKind[] = Object.keys(texts).filter(isKind);

/** What stands before and after what a notice says. */
const around = inEach({
  en: {
    hello: "Hello",
    foot: "Opening the link only shows the page: nothing is answered until you say so there. The page also says whom to talk to.",
    own: "The link is for you alone: whoever opens it can answer as you. So do not pass this mail on. It works once, for 14 days. After that its page sends you a new one.",
  },
  cy: {
    hello: "Helo",
    foot: "Dim ond dangos y dudalen y mae agor y ddolen: nid oes dim yn cael ei ateb nes i chi ddweud hynny yno. Mae’r dudalen hefyd yn dweud â phwy i siarad.",
    own: "I chi yn unig y mae’r ddolen: gall pwy bynnag sy’n ei hagor ateb fel chi. Felly peidiwch ag anfon yr e-bost hwn ymlaen. Mae’n gweithio unwaith, am 14 diwrnod. Wedi hynny mae ei thudalen yn anfon un newydd atoch.",
  },
});

/** Writes a notice to one person, in plain text. `messageId`: with its angle brackets. */
export function compose(
  kind: NoticeKind,
  to: string,
  matter: SubjectMatter,
  messageId: string,
): Mail {
  const { organisation, language } = matter;
  const { subject, paragraphs } = texts[kind][language](matter);
  const { hello, foot, own } = around[language];
  const greeting = matter.name === null ? `${hello},` : `${hello} ${matter.name},`;
  return {
    to,
    kind: "notice",
    organisation,
    language,
    subject,
    messageId,
    text: `${[greeting, ...paragraphs, foot, ...(leadsToQuestion(kind) ? [own] : [])].join("\n\n")}\n`,
  };
}
