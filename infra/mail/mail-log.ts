import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Pool } from "pg";
import type { Mail, Mailer } from "../../activities/mailer.ts";
import { replyOf } from "../../api/mailer.ts";

/** Days for which it is kept what became of a message, and milliseconds between two removals of what is older. */
const DAYS = 7;
const BETWEEN_REMOVALS = 3_600_000;

/** Nobody waits for the disk with these: a crash of the server may take the last of them with it, and nothing rests on them. */
const quickly = "with quickly as (select set_config('synchronous_commit', 'off', true))";

/**
 * A mailer that notes of each message what it was for and how handing it over went, for whoever looks after the mail. To whom it
 * goes is noted nowhere, and no message waits or fails because noting it failed.
 */
export function withMailLog(mailer: Mailer, pool: Pool): Mailer {
  let removedAt = -Infinity;

  const note = async (text: string, values: readonly unknown[]): Promise<void> => {
    await pool.query(text, [...values]).catch(() => undefined);
  };

  const removeOld = async (): Promise<void> => {
    const now = performance.now();
    if (now - removedAt < BETWEEN_REMOVALS) return;
    removedAt = now;
    await note("delete from directory.mail where at < now() - make_interval(days => $1)", [DAYS]);
  };

  return {
    async send(mail: Mail) {
      const id = randomUUID();
      await removeOld();
      await note(
        `${quickly} insert into directory.mail (id, organisation, kind, state)
         select $1, $2, $3, 'sending' from quickly`,
        [id, mail.organisation, mail.kind],
      );
      const went = (state: "sent" | "failed", reply: string | null): Promise<void> =>
        note(
          `${quickly} update directory.mail set state = $2, reply = $3 from quickly where id = $1`,
          [id, state, reply],
        );
      try {
        const delivery = await mailer.send(mail);
        await went("sent", null);
        return delivery;
      } catch (error) {
        await went("failed", replyOf(error));
        throw error;
      }
    },
  };
}
