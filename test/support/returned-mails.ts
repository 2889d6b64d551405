import { readFileSync } from "node:fs";
import path from "node:path";
import { envelopeIdOf } from "../../activities/mail/message-id.ts";

const FOLDER = path.join(import.meta.dirname, "returned-mail");
const HOST = "@alongside.example.org";

/** Reports as servers in use write them, by file name: those that a message failed for good, and mail that says nothing of the kind. */
export const FAILED = [
  "postfix-failed",
  "postfix-without-original",
  "exim-failed",
  "exchange-failed",
  "exchange-without-original",
] as const;
export const NOT_FAILED = ["postfix-delayed", "out-of-office"] as const;

/** One of them, about the notice with this Message-ID, with line ends as mail has them. */
export const returnedMail = (
  name: (typeof FAILED)[number] | (typeof NOT_FAILED)[number],
  messageId: string,
): string =>
  readFileSync(path.join(FOLDER, `${name}.eml`), "utf8")
    .replaceAll(`<NOTICE${HOST}>`, messageId)
    .replaceAll("NOTICE", envelopeIdOf(messageId))
    .replaceAll("\n", "\r\n");
