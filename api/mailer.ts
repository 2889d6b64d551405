import type { Language } from "../domain/language.ts";

/** What a message is for. Whoever looks after the mail sees this, and never to whom it went. */
export const MAIL_KINDS = ["sign-in", "invitation", "change", "test", "notice", "receipt"] as const;

export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * One message in plain text, without its foot: the mailer adds the organisation's name and number. It carries a person's address:
 * never log it. `organisation`: in whose name it goes.
 */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly kind: MailKind;
  readonly organisation: string;
  /** English where it is not said. */
  readonly language?: Language;
};

/** How the product sends mail. Rejects when the message was not taken over by a server. */
export type Mailer = { send(mail: Mail): Promise<unknown> };

/** What a mail server answered, as a number or a word of the mail library: its sentences quote addresses. */
export function replyOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  if ("responseCode" in error && typeof error.responseCode === "number") {
    return String(error.responseCode);
  }
  return "code" in error && typeof error.code === "string" && /^[A-Z_]{2,30}$/u.test(error.code)
    ? error.code
    : "unknown";
}
