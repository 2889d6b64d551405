import PostalMime, { type Attachment, type Email } from "postal-mime";

/** Kinds of parts that carry the message that came back, or its header alone (RFC 6522 section 4, RFC 6533 section 6). */
const RETURNED: readonly string[] = [
  "message/rfc822",
  "text/rfc822-headers",
  "message/global",
  "message/global-headers",
];
const STATUS: readonly string[] = ["message/delivery-status", "message/global-delivery-status"];

/** What was sent is no mail. */
export class NoMessage extends Error {
  override readonly name = "NoMessage";
}

/**
 * Reads a delivery status notification (RFC 3464).
 * @param raw a whole message as it came.
 * @returns the Message-IDs and envelope ids that may name what came back; empty when the message is no such
 * notification, or says that the mail arrived, was passed on, or is only late.
 * @throws NoMessage when it has not even a sender (RFC 5322 section 3.6), or is nested past all reason.
 */
export async function readReturn(raw: Uint8Array): Promise<readonly string[]> {
  const mail = await parsed(raw);
  const status = mail.attachments.filter(({ mimeType }) => STATUS.includes(mimeType));
  if (!isReport(mail) || !status.some((part) => hasFailed(textOf(part)))) return [];
  const inside = await Promise.all(
    mail.attachments
      .filter(({ mimeType }) => RETURNED.includes(mimeType))
      .map(async (part) => (await parsed(textOf(part))).messageId),
  );
  // Some servers return no header, and answer in the thread instead.
  const ids = [...inside, mail.inReplyTo, mail.references].flatMap(
    (found) => found?.match(/<[^<>\s]+>/gu) ?? [],
  );
  const named = status.flatMap((part) => ENVELOPE_ID.exec(textOf(part))?.[1] ?? []);
  return [...new Set([...named, ...ids])];
}

const parsed = async (message: Uint8Array | string): Promise<Email> => {
  const mail = await PostalMime.parse(message, {
    forceRfc822Attachments: true,
    attachmentEncoding: "utf8",
  }).catch((cause: unknown) => {
    throw new NoMessage("This message can't be read.", { cause });
  });
  if (mail.from === undefined) throw new NoMessage("This is no message: nobody sent it.");
  return mail;
};

/** Section 2.2.1. Some servers return nothing but this of the message. */
const ENVELOPE_ID = /^original-envelope-id:[ \t]*(\S+)/imu;

const isReport = ({ headers }: Email): boolean =>
  headers.some(
    ({ key, value }) => key === "content-type" && /^\s*multipart\/report\b/iu.test(value),
  );

/** One block of fields for the message, and one for each recipient; each mail of ours has one (section 2.3.3). */
const hasFailed = (status: string): boolean => /^action:\s*failed\b/imu.test(status);

const textOf = ({ content }: Attachment): string =>
  typeof content === "string" ? content : new TextDecoder().decode(content);
