import type { Language } from "../domain/language.ts";

/**
 * One message in plain text, without its foot: the mailer adds the organisation's name and number. It carries a person's address:
 * never log it. `organisation`: in whose name it goes.
 */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What it is for, as whoever looks after the mail sees it. */
  readonly kind: string;
  readonly organisation: string;
  /** English where it is not said. */
  readonly language?: Language;
  /** RFC 5322 section 3.6.4: what came twice under one id, mail programs show once. */
  readonly messageId?: string;
  readonly attachments?: readonly { readonly filename: string; readonly content: string }[];
};

/** Which wording of whose a message was sent with, where a service puts it into a template of its own. */
export type Wording = { readonly template: string; readonly version: number };

/** What is known of a message that was taken over. */
export type Delivery = { readonly wording?: Wording };

/** How the product sends mail. Rejects when the message was not taken over by a server. */
export type Mailer = { send(mail: Mail): Promise<Delivery | void> };

/**
 * What it means that a message was not taken over. `refused`: nobody will take this message, now or later. `later`: not this one
 * now. `away`: the server takes none, for whatever reason, a wrong password of ours included; that says nothing about the message.
 */
export type MailFailure = "refused" | "later" | "away";

/** A message that was not taken over, by a service that is no mail server. It quotes nobody's address. */
export class SendingFailed extends Error {
  override readonly name = "SendingFailed";
  readonly failure: MailFailure;
  /** Its HTTP status; null when it did not answer. */
  readonly responseCode: number | null;
  readonly code: string | null;
  constructor(failure: MailFailure, responseCode: number | null, code: string | null) {
    super("A message was not taken over.");
    this.failure = failure;
    this.responseCode = responseCode;
    this.code = code;
  }
}

/** Reads the errors of nodemailer: `command` is the SMTP command that failed, `responseCode` the reply (RFC 5321 section 4.2.1). */
export const mailFailure = (error: unknown): MailFailure => {
  if (error instanceof SendingFailed) return error.failure;
  if (typeof error !== "object" || error === null || !("command" in error)) return "away";
  const { command } = error;
  // Nodemailer itself: an address that can't be written in SMTP.
  if (command === "API") return "code" in error && error.code === "EENVELOPE" ? "refused" : "away";
  const code = "responseCode" in error ? error.responseCode : undefined;
  if ((command !== "RCPT TO" && command !== "DATA") || typeof code !== "number") return "away";
  return code >= 500 ? "refused" : "later";
};

/** As much of a mail server's error as may be logged: what it says in words quotes addresses. */
export type MailTrouble = {
  readonly code: string | null;
  readonly command: string | null;
  readonly responseCode: number | null;
};

export const mailTrouble = (error: unknown): MailTrouble => {
  const found = { code: null, command: null, responseCode: null };
  if (typeof error !== "object" || error === null) return found;
  return {
    code: "code" in error && typeof error.code === "string" ? error.code : null,
    command: "command" in error && typeof error.command === "string" ? error.command : null,
    responseCode:
      "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null,
  };
};
