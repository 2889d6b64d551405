import type { Kysely } from "kysely";
import { londonDate } from "../../domain/rules/calendar.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { ApiDatabase } from "../database.ts";
import type { Mail, Mailer } from "../mailer.ts";

/** Tells people by mail what was changed of how they sign in. It never waits and never fails. */
export type TellChange = {
  /** At both addresses, so that whoever reads the old one hears of it too. */
  addressChanged(name: string | null, before: string | null, after: string | null): void;
  /** `countsFrom`: of one that was made; null for one that was removed. */
  passkeyChanged(person: string, countsFrom: Date | null): void;
};

const close = (publicUrl: string): readonly string[] => [
  "",
  `Was it not you? Sign in and look at “Who can act, and as whom”: ${publicUrl}/who-can-act`,
  "Then tell an administrator of your organisation. You can say of every answer in your name that it is not yours.",
  "",
  "Alongside",
  "",
];

export function createTellChange(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  /** Told without any personal detail. */
  readonly onFailure: (error: unknown) => void;
}): TellChange {
  const { publicUrl } = deps;
  const send = (mail: Mail): void => void deps.mailer.send(mail).catch(deps.onFailure);
  const hello = (name: string | null): string => (name === null ? "Hello," : `Hello ${name},`);

  return {
    addressChanged(name, before, after) {
      const subject = "Your email address in Alongside was changed";
      const known = new Set([before, after].filter((to) => to !== null));
      for (const to of known) {
        const text = [
          hello(name),
          "",
          to === before
            ? "This email address is no longer the one by which you sign in to Alongside."
            : "You sign in to Alongside by this email address from now on.",
          ...close(publicUrl),
        ].join("\n");
        send({ to, subject, text });
      }
    },

    passkeyChanged(person, countsFrom) {
      const tell = async (): Promise<void> => {
        const row = await deps.db
          .selectFrom("directory.person")
          .select(["name", "email"])
          .where("pseudonym", "=", person)
          .executeTakeFirst();
        if (row === undefined || row.email === null) return;
        const subject = `A passkey of yours was ${countsFrom === null ? "removed" : "made"}`;
        const text = [
          hello(row.name),
          "",
          countsFrom === null
            ? "A passkey of yours was removed from Alongside. What it signed stays signed."
            : `A passkey was made for you in Alongside. From ${dateWords(londonDate(countsFrom.toISOString()))} on, what it signs counts as your own signature.`,
          ...close(publicUrl),
        ].join("\n");
        send({ to: row.email, subject, text });
      };
      tell().catch(deps.onFailure);
    },
  };
}
