import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import PostalMime from "postal-mime";

/** A message that was written into the data folder, because no server takes mail. `file`: its name there. */
export type KeptMail = {
  readonly file: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  /** ISO 8601, when it was sent. */
  readonly at: string;
  readonly text: string;
  readonly attachments: readonly { readonly filename: string; readonly content: string }[];
};

/** As the mailer names them (`composition/mailer.ts`): the newest comes last. */
const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d\.\d{3}Z)-[0-9a-f]{8}\.eml$/u;

/** Messages on the list. */
const MOST = 50;

/** The newest messages, newest first. @param folder the data folder's `mail`. */
export async function readMails(folder: string): Promise<readonly KeptMail[]> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => NAME.test(name))
    .toSorted()
    .slice(-MOST)
    .toReversed();
  const mails = await Promise.all(newest.map((name) => readMail(folder, name)));
  return mails.filter((mail) => mail !== null);
}

/** @returns null when there is no such message. */
export async function readMail(folder: string, file: string): Promise<KeptMail | null> {
  const [, day, hour, minute, second] = NAME.exec(file) ?? [];
  if (day === undefined) return null;
  const bytes = await readFile(path.join(folder, file)).catch(() => null);
  if (bytes === null) return null;
  const mail = await PostalMime.parse(bytes);
  return {
    file,
    to: mail.to?.map(({ address }) => address).join(", ") ?? "",
    from: mail.from?.name ?? mail.from?.address ?? "",
    subject: mail.subject ?? "",
    at: `${day}${hour}:${minute}:${second}`,
    text: mail.text ?? "",
    attachments: mail.attachments.map(({ filename, content }) => ({
      filename: filename ?? "",
      content: typeof content === "string" ? content : new TextDecoder().decode(content),
    })),
  };
}
