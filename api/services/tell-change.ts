import type { Kysely } from "kysely";
import type { ChangedThing } from "../../domain/organisation/event.ts";
import { londonDate } from "../../domain/rules/calendar.ts";
import { dateWords } from "../../domain/time-words.ts";
import { listWords } from "../../domain/counted-words.ts";
import { mailAddress } from "../auth/address-changes.ts";
import type { NotMeLinks, ToldChange } from "../auth/not-me-links.ts";
import type { ApiDatabase } from "../database.ts";
import type { Mailer } from "../mailer.ts";
import type { OrganisationRole, Principal } from "../principal.ts";
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

/** What was changed, as its owner reads it. */
const CHANGED = {
  address: "your email address",
  passkey: "your passkeys",
  name: "your name",
  phone: "your phone number",
  roles: "what you may do here",
} as const satisfies { readonly [W in ChangedThing]: string };

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
  const hello = (name: string | null): string => (name === null ? "Hello," : `Hello ${name},`);
  const personOf = (person: string) =>
    db
      .selectFrom("directory.person as p")
      .innerJoin("directory.organisation as o", "o.id", "p.organisation")
      .select(["p.name", mailAddress.as("email"), "p.organisation", "o.name as organisationName"])
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
      readonly subject: string;
      readonly words: (to: string) => string;
    },
  ): Promise<void> => {
    const row = await personOf(person);
    if (row === undefined) return;
    const known = new Set((mail.to ?? [row.email]).flatMap((to) => to ?? []));
    for (const to of known) {
      const path = await deps.notMe(person, what, mail.credential);
      const text = [
        hello(row.name),
        mail.words(to),
        `Was it not you, and do you not know why? Open this link and press the button. It stops what can be stopped, and tells your organisation:\n${publicUrl}${path}`,
        `What was changed, and by whom, is under “Who can act, and as whom”:\n${publicUrl}/who-can-act`,
        "You can say of every answer in your name that it is not yours.",
      ].join("\n\n");
      const { organisation } = row;
      await deps.mailer.send({ to, kind: "change", organisation, subject: mail.subject, text });
    }
  };

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
        void deps.mailer
          .send({ to, kind: "invitation", organisation, ...invitationMail(words) })
          .catch(deps.onFailure);
      };
      return tell().catch(deps.onFailure);
    },

    addressChanged(person, before, after, from) {
      const day = dateWords(londonDate(from.toISOString()));
      const waits = from.getTime() > Date.now();
      const words = (to: string): string => {
        if (!waits)
          return to === after
            ? "You sign in to Alongside by this email address from now on."
            : "This email address is no longer the one by which you sign in to Alongside.";
        return to === after
          ? `Your email address in Alongside was changed to this one. It counts from ${day} on. Until then you can read everything by it, and answer nothing. Are you still signed in on another device? There you can say at once that the address is yours.`
          : `Your email address in Alongside was changed to another one. That one counts from ${day} on. Until then we write to you here.`;
      };
      const subject = "Your email address in Alongside was changed";
      void tellOwner(person, "address", { to: [before, after], subject, words }).catch(
        deps.onFailure,
      );
    },

    passkeyChanged(person, credential, countsFrom) {
      const text =
        countsFrom === null
          ? "A passkey of yours was removed from Alongside. What it signed stays signed."
          : `A passkey was made for you in Alongside. From ${dateWords(londonDate(countsFrom.toISOString()))} on, what it signs counts as your own signature.`;
      const subject = `A passkey of yours was ${countsFrom === null ? "removed" : "made"}`;
      void tellOwner(person, "passkey", { credential, subject, words: () => text }).catch(
        deps.onFailure,
      );
    },

    detailsChanged(person, what) {
      const [first] = what;
      if (first === undefined) return;
      const text = `This was changed in Alongside: ${listWords(what.map((one) => CHANGED[one]))}.`;
      const subject = "Your details in Alongside were changed";
      void tellOwner(person, first, { subject, words: () => text }).catch(deps.onFailure);
    },

    denied({ person, name, organisation, what }, isUndone) {
      const tell = async (): Promise<void> => {
        const administrators = await db
          .selectFrom("directory.membership as m")
          .innerJoin("directory.person as p", "p.pseudonym", "m.person")
          .select(["p.name", mailAddress.as("email")])
          .where("m.organisation", "=", organisation)
          .where("m.role", "=", "administrator")
          .execute();
        const who = name ?? `Person ${person.slice(-4)}`;
        for (const one of administrators) {
          if (one.email === null) continue;
          const text = [
            hello(one.name),
            `${who} says: a change of ${CHANGED[what].replace("your", "their").replace("you may", "they may")} was not made by them, and they do not know why it was made.`,
            isUndone
              ? "It was undone, and everybody who was signed in as them is signed out."
              : "It still stands. Please talk to them, and put it right.",
            `Who changed it is under “Who can act, and as whom”:\n${publicUrl}/who-can-act`,
          ].join("\n\n");
          const subject = "Somebody says that a change was not theirs";
          await deps.mailer.send({ to: one.email, kind: "change", organisation, subject, text });
        }
      };
      void tell().catch(deps.onFailure);
    },
  };
}
