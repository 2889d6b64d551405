import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Mail, Mailer } from "../../activities/mailer.ts";
import { replyOf } from "../../api/mailer.ts";

/** Days for which it is kept what became of a message. */
const DAYS = 7;

/**
 * A mailer that notes of each message what it was for and how handing it over went, for whoever looks after the mail. To whom it
 * goes is noted nowhere, and no message waits or fails because noting it failed.
 */
export function withMailLog(mailer: Mailer, pool: Pool): Mailer {
  const note = async (text: string, values: readonly unknown[]): Promise<void> => {
    await pool.query(text, [...values]).catch(() => undefined);
  };
  return {
    async send(mail: Mail) {
      const id = randomUUID();
      await note(
        `with old as (delete from directory.mail where at < now() - make_interval(days => $4))
         insert into directory.mail (id, organisation, kind, state) values ($1, $2, $3, 'sending')`,
        [id, mail.organisation, mail.kind, DAYS],
      );
      try {
        await mailer.send(mail);
        await note("update directory.mail set state = 'sent' where id = $1", [id]);
      } catch (error) {
        await note("update directory.mail set state = 'failed', reply = $2 where id = $1", [
          id,
          replyOf(error),
        ]);
        throw error;
      }
    },
  };
}
