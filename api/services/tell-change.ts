import type { Kysely } from "kysely";
import type { ChangedThing } from "../../domain/organisation/event.ts";
import { londonDate } from "../../domain/rules/calendar.ts";
import { dateWords } from "../../domain/time-words.ts";
import { listWords } from "../../domain/counted-words.ts";
import type { Language } from "../../domain/language.ts";
import { mailAddress } from "../auth/address-changes.ts";
import type { NotMeLinks, ToldChange } from "../auth/not-me-links.ts";
import type { ApiDatabase } from "../database.ts";
import type { Mailer } from "../mailer.ts";
import type { OrganisationRole, Principal } from "../principal.ts";
import { changeMail } from "./change-mail.ts";
import { invitationMail } from "./invitation-mail.ts";

/**
 * Tells people by mail that they were added, and what was changed of how they sign in, are known or are reached. It never waits for
 * a mail server, and never fails.
 */
export type TellChange = {
  /**
   * Whoever was added to an organisation: by whom, and to what. Resolves when their link is made: it ends older ones, and must not end
   * one that somebody asks for after they were added.
   */
  invited(by: Principal, person: string, roles: readonly OrganisationRole[]): Promise<void>;
  /** At both addresses. @param before the one to which mails went until then. */
  addressChanged(person: string, before: string | null, after: string | null, from: Date): void;
  /** `countsFrom`: of one that was made; null for one that was removed. */
  passkeyChanged(person: string, credential: string, countsFrom: Date | null): void;
  /** A name, a phone number, or what somebody may do. */
  detailsChanged(person: string, what: readonly ("name" | "phone" | "roles")[]): void;
  /** Every administrator: that somebody says a change was not theirs, and what came of that. */
  denied(change: ToldChange, isUndone: boolean): void;
};

type Words = (typeof changeMail)["en"];

/** A mail of one reader's: a day in their language, a path that opens in it. */
const dayIn = (at: Date, language: Language): string =>
  dateWords(londonDate(at.toISOString()), language);
const pathIn = (path: string, language: Language): string =>
  language === "en" ? path : `${path}?lang=${language}`;

export function createTellChange(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  /** A link that signs somebody in. */
  readonly linkFor: (person: string) => Promise<string | null>;
  /** The path by which they say that it was not them. */
  readonly notMe: NotMeLinks["make"];
  /** Told without any personal detail. */
  readonly onFailure: (error: unknown) => void;
}): TellChange {
  const { db, publicUrl } = deps;
  const personOf = (person: string) =>
    db
      .selectFrom("directory.person as p")
      .innerJoin("directory.organisation as o", "o.id", "p.organisation")
      .select(["p.name", "p.language", mailAddress.as("email"), "p.organisation"])
      .select("o.name as organisationName")
      .where("p.pseudonym", "=", person)
      .executeTakeFirst();

  /** One mail to each of some addresses, with a link of its own to say "that was not me". */
  const tellOwner = async (
    person: string,
    what: ChangedThing,
    mail: {
      /** Instead of the address to which mails go. */
      readonly to?: readonly (string | null)[];
      readonly credential?: string;
      readonly subject: (t: Words) => string;
      readonly words: (t: Words, language: Language, to: string) => string;
    },
  ): Promise<void> => {
    const row = await personOf(person);
    if (row === undefined) return;
    const language = row.language ?? "en";
    const t = changeMail[language];
    const known = new Set((mail.to ?? [row.email]).flatMap((to) => to ?? []));
    for (const to of known) {
      const path = await deps.notMe(person, what, mail.credential);
      const text = [
        t.hello(row.name),
        mail.words(t, language, to),
        t.wasItYou(publicUrl + pathIn(path, language)),
        t.look(`${publicUrl}/who-can-act`),
        t.answers,
      ].join("\n\n");
      const { organisation } = row;
      const subject = mail.subject(t);
      await deps.mailer.send({ to, kind: "change", organisation, language, subject, text });
    }
  };

  return {
    invited(inviting, person, roles) {
      const tell = async (): Promise<void> => {
        const [row, inviter] = await Promise.all([
          personOf(person),
          inviting.person === null ? undefined : personOf(inviting.person),
        ]);
        if (row === undefined || row.email === null) return;
        const link = (await deps.linkFor(person)) ?? `${publicUrl}/sign-in`;
        const { name, email: to, organisationName } = row;
        const language = row.language ?? "en";
        const by = inviter?.name ?? null;
        const words = { name, by, organisationName, roles, link, language };
        const { organisation } = row;
        void deps.mailer
          .send({ to, kind: "invitation", organisation, ...invitationMail(words) })
          .catch(deps.onFailure);
      };
      return tell().catch(deps.onFailure);
    },

    addressChanged(person, before, after, from) {
      const waits = from.getTime() > Date.now();
      const words = ({ address: t }: Words, language: Language, to: string): string => {
        if (!waits) return to === after ? t.now : t.noMore;
        return (to === after ? t.toThis : t.toAnother)(dayIn(from, language));
      };
      const subject = (t: Words): string => t.address.subject;
      void tellOwner(person, "address", { to: [before, after], subject, words }).catch(
        deps.onFailure,
      );
    },

    passkeyChanged(person, credential, countsFrom) {
      const words = ({ passkey: t }: Words, language: Language): string =>
        countsFrom === null ? t.wasRemoved : t.wasMade(dayIn(countsFrom, language));
      const subject = ({ passkey: t }: Words): string => (countsFrom === null ? t.removed : t.made);
      void tellOwner(person, "passkey", { credential, subject, words }).catch(deps.onFailure);
    },

    detailsChanged(person, what) {
      const [first] = what;
      if (first === undefined) return;
      const words = (t: Words, language: Language): string =>
        t.details.changed(
          listWords(
            what.map((one) => t.yours[one]),
            language,
          ),
        );
      const subject = (t: Words): string => t.details.subject;
      void tellOwner(person, first, { subject, words }).catch(deps.onFailure);
    },

    denied({ person, name, organisation, what }, isUndone) {
      const tell = async (): Promise<void> => {
        const administrators = await db
          .selectFrom("directory.membership as m")
          .innerJoin("directory.person as p", "p.pseudonym", "m.person")
          .select(["p.name", "p.language", mailAddress.as("email")])
          .where("m.organisation", "=", organisation)
          .where("m.role", "=", "administrator")
          .execute();
        for (const { name: administrator, email: to, language: chosen } of administrators) {
          if (to === null) continue;
          const language = chosen ?? "en";
          const { hello, denied: t } = changeMail[language];
          const text = [
            hello(administrator),
            t.says(name ?? t.person(person.slice(-4)), what),
            isUndone ? t.undone : t.stands,
            t.look(`${publicUrl}/who-can-act`),
          ].join("\n\n");
          const { subject } = t;
          await deps.mailer.send({ to, kind: "change", organisation, language, subject, text });
        }
      };
      void tell().catch(deps.onFailure);
    },
  };
}
