import type { NoticeKey, RunState } from "../domain/state.ts";
import type { Contact } from "./address-book.ts";
import { compose } from "./mail/compose.ts";
import { leadsToQuestion, matterOf, type VotePath } from "./mail/matter-of.ts";
import { noticeMessageId } from "./mail/message-id.ts";
import { textMessage } from "./mail/text-message.ts";
import type { Delivery, Mailer } from "./mailer.ts";
import type { Way } from "./ways.ts";

/** Hands one notice over by a way. Rejects as `Mailer` does. */
export type HandOver = (way: Way) => Promise<Delivery | void>;

/**
 * Puts a notice into words, for whichever way it goes. @returns null where there is nothing to tell any more.
 * @param deps.publicUrl without a trailing slash. @param deps.now ISO 8601 UTC.
 */
export const createHanding =
  (deps: {
    readonly mailer: Mailer;
    readonly publicUrl: string;
    readonly votePath: VotePath;
    readonly now: () => string;
  }) =>
  (notice: {
    readonly state: RunState;
    readonly run: string;
    readonly key: NoticeKey;
    readonly contact: Contact;
    /** The path of the question, for who is asked. */
    readonly questionPath: string | undefined;
  }): HandOver | null => {
    const { mailer, publicUrl, votePath, now } = deps;
    const { run, key, questionPath, ...its } = notice;
    const matter = matterOf({
      ...{ ...its, run, key, publicUrl, votePath, now: now() },
      ...(questionPath === undefined ? {} : { questionPath }),
    });
    if (matter === null) return null;
    const messageId = noticeMessageId(run, key, publicUrl);
    return async (way) => {
      if (way.by === "email") return mailer.send(compose(key.kind, way.address, matter, messageId));
      const text = textMessage(matter.link, leadsToQuestion(key.kind), matter.language);
      return way.texter.send({ to: way.number, text, messageId });
    };
  };
