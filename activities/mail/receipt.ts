import type { Assurance } from "../../domain/actor.ts";
import { saidWords } from "../../domain/blocks/gate/answer-words.ts";
import type { Contact } from "../address-book.ts";
import type { Mail } from "../mailer.ts";

/** An answer that is on record, and its proof. */
export type AnswerReceipt = {
  /** The event's id. */
  readonly event: string;
  readonly type: string;
  /** Of `signedOff`; null for other answers. */
  readonly answer: string | null;
  /** Of the text that was answered about; null when none is named. */
  readonly version: number | null;
  readonly assurance: Assurance | null;
  /** Who gave the answer: the person, somebody whom they had asked, or a helper who wrote it down. */
  readonly given: "by-themselves" | "by-delegate" | "by-helper";
  /** The pathway's and the step's titles, from the template. */
  readonly pathway: string;
  readonly step: string;
  /** In whose name it goes. */
  readonly organisation: string;
  /** The receipt's file: docs/log.md. */
  readonly file: string;
};

const GIVEN = {
  "by-themselves": "",
  "by-delegate": " Somebody answered for you, as you had asked.",
  "by-helper": " If that is not what you said, sign in and say so, or tell your coordinator.",
} as const;

/** As `assuranceWords`, said to the person themselves. */
const SURE: Readonly<Record<Assurance, string>> = {
  "passkey-signed": "You signed it with your own passkey. Nobody else could have made it.",
  "signed-in": "It was given while you were signed in with your own link.",
  "assisted-confirmed": "A helper wrote it down, and you confirmed it.",
  "assisted-unconfirmed": "A helper wrote it down. You have not confirmed it yet.",
};

/** The mail that brings a person the receipt of their answer. The link is the same for everybody. */
export function receiptMail(
  to: string,
  contact: Pick<Contact, "name">,
  receipt: AnswerReceipt,
  publicUrl: string,
): Mail {
  const { event, type, answer, assurance, given, step, version, pathway } = receipt;
  const about = `"${step}"${version === null ? "" : ` (version ${version})`}, part of ${pathway}`;
  const paragraphs = [
    contact.name === null ? "Hello," : `Hello ${contact.name},`,
    `Your answer about ${about}, is on record. You said: ${saidWords(type, answer)}.${GIVEN[given]}`,
    ...(assurance === null ? [] : [`How sure we are that it is yours: ${SURE[assurance]}`]),
    "The file with this mail is your receipt. Keep it. With it anybody can check, now or in years, that your answer is in the record and was never changed. It holds your answer, but not your name.",
    `To check it, choose the file on this page. You need not sign in:\n${publicUrl}/check-receipt`,
    "You can change your answer until the decision is made. Then you get another receipt.",
  ];
  return {
    to,
    kind: "receipt",
    organisation: receipt.organisation,
    subject: `Your receipt: ${step}`,
    text: `${paragraphs.join("\n\n")}\n`,
    messageId: `<receipt-${event}@${new URL(publicUrl).hostname}>`,
    attachments: [{ filename: `alongside-receipt-${event}.txt`, content: receipt.file }],
  };
}
