import { NotifyClient } from "notifications-node-client";
import { z } from "zod";
import { envelopeIdOf } from "../../activities/mail/message-id.ts";
import { SendingFailed, type Delivery, type Mailer } from "../../activities/mailer.ts";
import type { Texter } from "../../activities/texter.ts";
import type { Sender } from "../mail/render.ts";
import { withFoot } from "../mail/render.ts";
import { sendingFailed } from "./sending-failed.ts";

/** An account with GOV.UK Notify. Templates by their ids; without one for texts, nobody is texted. */
export type NotifySettings = {
  readonly url: string;
  readonly apiKey: string;
  readonly emailTemplate: string;
  readonly textTemplate: string | undefined;
};

/** Milliseconds, of handing over one message. */
const PATIENCE = 10_000;

const Taken = z.object({
  data: z.object({ template: z.object({ id: z.string(), version: z.int() }) }),
});

const clientOf = ({ url, apiKey }: NotifySettings): NotifyClient => new NotifyClient(url, apiKey);

/** The client itself waits for ever. */
function within<T>(sending: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const giveUp = () => late.reject(new SendingFailed("away", null, "TIMED_OUT"));
  const timer = setTimeout(giveUp, PATIENCE);
  return Promise.race([sending, late.promise]).finally(() => clearTimeout(timer));
}

/** @returns which wording it was sent with, as evidence. @throws SendingFailed */
async function taken(sending: Promise<unknown>): Promise<Delivery> {
  try {
    const { id, version } = Taken.parse(await within(sending)).data.template;
    return { wording: { template: id, version } };
  } catch (error) {
    throw sendingFailed(error);
  }
}

/**
 * Hands mail to GOV.UK Notify. Its template has the subject `((subject))` and the text `((text))`; for a file `((file))` beside it,
 * where the link to it stands. @param senderOf in whose name an organisation's mail goes.
 */
export function notifyMailer(
  settings: NotifySettings,
  senderOf: (organisation: string) => Promise<Sender>,
): Mailer {
  const client = clientOf(settings);
  return {
    async send({ to, subject, text, organisation, language, messageId, attachments = [] }) {
      const [file] = attachments;
      return taken(
        client.sendEmail(settings.emailTemplate, to, {
          personalisation: {
            subject,
            text: withFoot(text, await senderOf(organisation), language),
            file:
              file === undefined
                ? ""
                : client.prepareUpload(Buffer.from(file.content), { filename: file.filename }),
          },
          // Comes back with what became of it, and names nobody.
          ...(messageId === undefined ? {} : { reference: envelopeIdOf(messageId) }),
        }),
      );
    },
  };
}

/** Text messages by GOV.UK Notify. Its template is `((text))`. null without one. */
export function notifyTexter(settings: NotifySettings): Texter | null {
  const template = settings.textTemplate;
  if (template === undefined) return null;
  const client = clientOf(settings);
  return {
    send: ({ to, text, messageId }) =>
      taken(
        client.sendSms(template, to, {
          personalisation: { text },
          reference: envelopeIdOf(messageId),
        }),
      ),
  };
}
