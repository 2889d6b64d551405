import type { Kysely } from "kysely";
import { londonDate } from "../../domain/rules/calendar.ts";
import { dateWords } from "../../domain/time-words.ts";
import type { ApiDatabase } from "../database.ts";
import type { Mail, Mailer } from "../mailer.ts";
import type { OrganisationRole, Principal } from "../principal.ts";
import { invitationMail } from "./invitation-mail.ts";

/** Tells people by mail that they were added, and what was changed of how they sign in. It never waits for a mail server, and never fails. */
export type TellChange = {
  /**
   * Whoever was added to an organisation: by whom, and to what. Resolves when their link is made: it ends older ones, and must not end
   * one that somebody asks for after they were added.
   */
  invited(by: Principal, person: string, roles: readonly OrganisationRole[]): Promise<void>;
  /** At both addresses, so that whoever reads the old one hears of it too. */
  addressChanged(
    organisation: string,
    name: string | null,
    before: string | null,
    after: string | null,
  ): void;
  /** `countsFrom`: of one that was made; null for one that was removed. */
  passkeyChanged(person: string, countsFrom: Date | null): void;
};

const close = (publicUrl: string): readonly string[] => [
  "",
  `Was it not you? Sign in and look at “Who can act, and as whom”:\n${publicUrl}/who-can-act`,
  "",
  "Then tell an administrator of your organisation. You can say of every answer in your name that it is not yours.",
];

export function createTellChange(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  /** A link that signs somebody in. */
  readonly linkFor: (person: string) => Promise<string | null>;
  /** Told without any personal detail. */
  readonly onFailure: (error: unknown) => void;
}): TellChange {
  const { db, publicUrl } = deps;
  const send = (mail: Mail): void => void deps.mailer.send(mail).catch(deps.onFailure);
  const hello = (name: string | null): string => (name === null ? "Hello," : `Hello ${name},`);
  const personOf = (person: string) =>
    db
      .selectFrom("directory.person as p")
      .innerJoin("directory.organisation as o", "o.id", "p.organisation")
      .select(["p.name", "p.email", "p.organisation", "o.name as organisationName"])
      .where("p.pseudonym", "=", person)
      .executeTakeFirst();

  return {
    invited(by, person, roles) {
      const tell = async (): Promise<void> => {
        const [row, inviter] = await Promise.all([
          personOf(person),
          by.person === null ? undefined : personOf(by.person),
        ]);
        if (row === undefined || row.email === null) return;
        const link = (await deps.linkFor(person)) ?? `${publicUrl}/sign-in`;
        const { name, email: to, organisationName } = row;
        const words = { name, by: inviter?.name ?? null, organisationName, roles, link };
        const { organisation } = row;
        send({ to, kind: "invitation", organisation, ...invitationMail(words) });
      };
      return tell().catch(deps.onFailure);
    },

    addressChanged(organisation, name, before, after) {
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
        send({ to, kind: "change", organisation, subject, text });
      }
    },

    passkeyChanged(person, countsFrom) {
      const tell = async (): Promise<void> => {
        const row = await personOf(person);
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
        send({ to: row.email, kind: "change", organisation: row.organisation, subject, text });
      };
      tell().catch(deps.onFailure);
    },
  };
}
