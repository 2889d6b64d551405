import type { NoticeKind } from "../../domain/event.ts";
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
import type { SubjectMatter, Text } from "./subject-matter.ts";

const texts: { readonly [K in NoticeKind]: (matter: SubjectMatter) => Text } = {
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

/** Writes a notice to one person, in plain text. `messageId`: with its angle brackets. */
export function compose(
  kind: NoticeKind,
  to: string,
  matter: SubjectMatter,
  messageId: string,
): Mail {
  const { subject, paragraphs } = texts[kind](matter);
  const greeting = matter.name === null ? "Hello," : `Hello ${matter.name},`;
  const foot =
    "Opening the link only shows the page: nothing is answered until you say so there. The page also says whom to talk to.";
  const own =
    "The link is for you alone: whoever opens it can answer as you. So do not pass this mail on. It works once, for 14 days. After that its page sends you a new one.";
  const { organisation } = matter;
  return {
    to,
    kind: "notice",
    organisation,
    subject,
    messageId,
    text: `${[greeting, ...paragraphs, foot, ...(leadsToQuestion(kind) ? [own] : [])].join("\n\n")}\n`,
  };
}
