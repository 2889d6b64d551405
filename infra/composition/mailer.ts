import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import type { Pool } from "pg";
import { envelopeIdOf } from "../../activities/mail/message-id.ts";
import type { Mail, Mailer } from "../../activities/mailer.ts";
import type { Config } from "../config.ts";
import { withMailLog } from "../mail/mail-log.ts";
import { asHtml, withFoot } from "../mail/render.ts";
import { notifyMailer } from "../notify/notify.ts";
import { createSenders } from "../mail/senders.ts";

/** Connections to the mail server, each with one message under way at a time. Common servers take 20 of one client. */
const maxConnections = 10;

/** Milliseconds, of each step of handing a message over. */
const patience = 10_000;

/**
 * Hands mail to GOV.UK Notify where it is configured, else to the server of SMTP_URL, in the name of an organisation, as text and as HTML. Without a server, on a machine where
 * the product is tried out, each message becomes a file in the data folder's `mail/`, which any mail program opens.
 */
export function createMailer(
  config: Pick<Config, "smtpUrl" | "mailFrom" | "dataDir"> & {
    readonly outside?: Pick<Config["outside"], "notify">;
  },
  pool: Pool,
): Mailer {
  const senderOf = createSenders(pool);
  const notify = config.outside?.notify;
  if (notify !== undefined) return withMailLog(notifyMailer(notify, senderOf), pool);
  const messageOf = async ({
    attachments = [],
    kind: _,
    organisation,
    language,
    ...mail
  }: Mail) => {
    const sender = await senderOf(organisation);
    return {
      from: { name: sender.name, address: config.mailFrom },
      ...mail,
      text: withFoot(mail.text, sender, language),
      html: await asHtml({ ...mail, ...(language !== undefined && { language }) }, sender),
      // RFC 3834 section 5: nobody's out-of-office note answers it.
      headers: { "Auto-Submitted": "auto-generated" },
      // RFC 3461: what can't be delivered comes back by name, and without its words.
      dsn: {
        ...(mail.messageId !== undefined && { id: envelopeIdOf(mail.messageId) }),
        return: "headers" as const,
        notify: "failure" as const,
      },
      attachments: attachments.map((one) => ({ ...one, contentType: "text/plain; charset=utf-8" })),
    };
  };
  if (config.smtpUrl !== undefined) {
    const transport = createTransport({
      url: config.smtpUrl,
      pool: true,
      maxConnections,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    });
    const smtp: Mailer = {
      async send(mail) {
        await transport.sendMail(await messageOf(mail));
      },
    };
    return withMailLog(smtp, pool);
  }
  const folder = path.join(config.dataDir, "mail");
  const printer = createTransport({ streamTransport: true, buffer: true });
  const files: Mailer = {
    async send(mail) {
      const { message } = await printer.sendMail(await messageOf(mail));
      const name = `${new Date().toISOString().replaceAll(":", "")}-${randomUUID().slice(0, 8)}.eml`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(path.join(folder, name), message, { mode: 0o600 });
    },
  };
  return withMailLog(files, pool);
}
