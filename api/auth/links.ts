import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { Mailer } from "../mailer.ts";
import type { LinkAsked, LinkOwner } from "./signing-in.ts";
import type { createAttempts } from "./attempts.ts";
import type { SignInCodes } from "./sign-in-codes.ts";
import { linkIdentifier, type BetterAuth, type LinkMade } from "./better-auth.ts";
import { isOutlived, mailAddress, markAsNew } from "./address-changes.ts";
import { linkAddressOf, personOfLinkAddress } from "./link-address.ts";
import type { Language } from "../../domain/language.ts";
import { signInMail, type Lasting } from "./sign-in-mail.ts";

/** Seconds from one mailed link to the next for the same person. Meanwhile the one in the mailbox works. */
const MAIL_SPACING = 5 * 60;

/** Requests for links a minute from one source: a room full of people on one Wi-Fi, and their slips of the finger. */
const FROM_ONE_SOURCE = 60;

type LinkDependencies = {
  readonly db: Kysely<ApiDatabase>;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly attempts: ReturnType<typeof createAttempts>;
  readonly codes: Pick<SignInCodes, "make">;
  /** Told without any personal detail when a mail could not be handed over. */
  readonly onMailFailure: (error: unknown) => void;
  /** Requests for links a minute from one source. */
  readonly rateLimit?: number;
};

/** What a mail leads to: the path of this site, and for how long that works. */
export type Mailed = {
  readonly pathFor: (person: string, toNew: boolean) => Promise<string>;
  readonly lasts: Lasting;
  /** The page of this site that it goes on to. */
  readonly page: string | null;
  /** For somebody who never chose one: that of the page on which it was asked for. */
  readonly language?: Language | null;
};

type Addressed = {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string;
  readonly organisationName: string;
  /** The address was changed to this one, and does not count yet. */
  readonly toNew: boolean;
  readonly language: Language | null;
};

/**
 * Links that sign somebody in. A link belongs to a person and not to an address, so people who share a mailbox each get
 * their own, and a changed address takes nobody else's link along.
 */
export function createLinks(deps: LinkDependencies) {
  const { db, publicUrl, attempts } = deps;
  /** Links on their way to whoever asked for one, by a reference of that one call. */
  const handedOver = new Map<string, (token: string) => void>();
  const onLink: LinkMade = ({ token, handOver }) => handedOver.get(handOver)?.(token);

  /** @param toNew whether it goes to an address that does not count yet. */
  const tokenFor = async (auth: BetterAuth, person: string, toNew = false): Promise<string> => {
    const made = Promise.withResolvers<string>();
    const handOver = randomUUID();
    handedOver.set(handOver, made.resolve);
    try {
      await auth.api.signInMagicLink({
        body: { email: linkAddressOf(person), metadata: { handOver } },
        headers: new Headers(),
      });
      const token = await made.promise;
      if (toNew) await markAsNew(db, person, linkIdentifier(token));
      return token;
    } finally {
      handedOver.delete(handOver);
    }
  };

  /** Everybody who signs in by this address, or did before a change that does not count yet. Who has no role can't sign in. */
  const peopleAt = async (email: string): Promise<readonly Addressed[]> => {
    const address = email.toLowerCase();
    const { rows } = await sql<Addressed>`
      with at as (
        select pseudonym from directory.person where lower(email) = ${address}
        union
        select person from directory.address_change
        where lower(former_email) = ${address} and counts_from > now()
      )
      select p.pseudonym as id, p.name, p.language, o.id as organisation, o.name as "organisationName",
        case when lower(p.email) = ${address} then p.email else ${mailAddress} end as email,
        exists (
          select from directory.address_change as c
          where c.person = p.pseudonym and c.counts_from > now()
            and lower(c.former_email) is distinct from ${address}) as "toNew"
      from at join directory.person as p using (pseudonym)
      join directory.organisation as o on o.id = p.organisation
      where exists (select from directory.membership as m where m.person = p.pseudonym)
      order by p.pseudonym`.execute(db);
    return rows;
  };

  /** Empty, which is nobody's, for who has none. */
  const addressOf = async (person: string): Promise<string> => {
    const found = await db
      .selectFrom("directory.person as p")
      .select(mailAddress.as("email"))
      .where("pseudonym", "=", person)
      .executeTakeFirst();
    return found?.email ?? "";
  };

  /** Two mailboxes have a turn each: whoever reads the new one keeps nobody waiting at the former. */
  const turnOf = (person: string, toNew = false): string =>
    `link-for\0${person}${toNew ? "\0new" : ""}`;

  /** One at a time, and no sooner than the spacing allows: who asks again finds a link that works in the mailbox. */
  const mailLinks = async (
    people: readonly Addressed[],
    isShared: boolean,
    mailed: Mailed,
  ): Promise<void> => {
    for (const person of people) {
      const turnName = turnOf(person.id, person.toNew);
      const turn = await attempts.consume(turnName, { window: MAIL_SPACING, max: 1 });
      if (!turn.allowed) continue;
      try {
        const language = person.language ?? mailed.language ?? "en";
        const path = await mailed.pathFor(person.id, person.toNew);
        const link = inLanguage(`${publicUrl}${path}`, language);
        const organisation = { id: person.organisation, name: person.organisationName };
        const code = await deps.codes.make(person.id, mailed.page, person.toNew);
        const words = { organisation, isShared, link, code, language, lasts: mailed.lasts };
        await deps.mailer.send(signInMail({ ...person, ...words }));
      } catch (error) {
        // Nothing is in the mailbox, so the next request must not wait.
        await attempts.forget(turnName);
        deps.onMailFailure(error);
      }
    }
  };

  const fromOneSource = (client: string) =>
    attempts.consume(`link-from\0${client}`, {
      window: 60,
      max: deps.rateLimit ?? FROM_ONE_SOURCE,
    });

  return {
    onLink,
    tokenFor,
    peopleAt,

    /** Mails links in the background, so that the time an answer takes tells nobody whether the address is known. */
    async request(
      auth: BetterAuth,
      email: string,
      client: string,
      to: string | null,
      language: Language | null,
    ): Promise<LinkAsked> {
      const source = await fromOneSource(client);
      if (!source.allowed) return { kind: "too-many", retryAfter: source.retryAfter };
      const people = await peopleAt(email);
      const pathFor: Mailed["pathFor"] = async (person, toNew) =>
        linkPath(await tokenFor(auth, person, toNew), to);
      const mailed = { pathFor, language, lasts: { hours: 8 }, page: to };
      void mailLinks(people, people.length > 1, mailed).catch(deps.onMailFailure);
      return { kind: "asked" };
    },

    /** Mails one person a link of another kind, by the same limits. @param mailed the link's path, made when its turn has come. */
    async mailTo(person: string, client: string, mailed: Mailed): Promise<LinkAsked> {
      const source = await fromOneSource(client);
      if (!source.allowed) return { kind: "too-many", retryAfter: source.retryAfter };
      const people = await peopleAt(await addressOf(person));
      const only = people.filter(({ id }) => id === person);
      void mailLinks(only, people.length > 1, mailed).catch(deps.onMailFailure);
      return { kind: "asked" };
    },

    /** The person whose link it is; null when it works no more. */
    async personOf(token: string): Promise<LinkOwner | null> {
      const { rows } = await sql<{ address: string; made: Date }>`
        select value::jsonb ->> 'email' as address, "createdAt" as made from auth.verification
        where identifier = ${linkIdentifier(token)} and "expiresAt" > now()`.execute(db);
      const [row] = rows;
      if (row === undefined) return null;
      const person = personOfLinkAddress(row.address);
      if (await isOutlived(db, person, row.made)) return null;
      const found = await db
        .selectFrom("directory.person")
        .select("name")
        .where("pseudonym", "=", person)
        .executeTakeFirst();
      return found === undefined ? null : { person, name: found.name };
    },

    /** A link was spent, so the mailbox holds none: the next request is mailed at once. */
    async spent(person: string): Promise<void> {
      await attempts.forget(turnOf(person));
      await attempts.forget(turnOf(person, true));
    },
  };
}

/** The page that opens is in the mail's language, also for somebody who has not signed in. */
const inLanguage = (link: string, language: Language): string => {
  if (language === "en") return link;
  return `${link}${link.includes("?") ? "&" : "?"}lang=${language}`;
};

/** The path of a link. @param to the page of this site to go on to. */
const linkPath = (token: string, to: string | null): string =>
  `/sign-in/${token}${to === null || to === "/" ? "" : `?to=${encodeURIComponent(to)}`}`;
