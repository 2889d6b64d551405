import type { NoticeKind } from "../../domain/event.ts";
import type { Mail } from "../mailer.ts";
import { escalation } from "./escalation.ts";
import { lapsed } from "./lapsed.ts";
import { reminder } from "./reminder.ts";
import { request } from "./request.ts";
import { stopped } from "./stopped.ts";
import type { SubjectMatter, Text } from "./subject-matter.ts";

const texts: { readonly [K in NoticeKind]: (matter: SubjectMatter) => Text } = {
  request,
  reminder,
  lapsed,
  escalation,
  stopped,
};

/** Writes a notice to one person, in plain text. */
export function compose(kind: NoticeKind, to: string, matter: SubjectMatter): Mail {
  const { subject, paragraphs } = texts[kind](matter);
  const greeting = matter.name === null ? "Hello," : `Hello ${matter.name},`;
  const foot =
    "Opening the link only shows the page: nothing is answered until you say so there. The page also says whom to talk to.";
  return { to, subject, text: `${[greeting, ...paragraphs, foot].join("\n\n")}\n` };
}
