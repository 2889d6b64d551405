import type { Kysely } from "kysely";
import { z } from "zod";
import type { ApiDatabase } from "../database.ts";
import type { Mailer } from "../mailer.ts";
import type { LinkAsked, SignedIn, SigningIn } from "./signing-in.ts";
import { createAttempts } from "./attempts.ts";
import { isMailedToNew, isMarkedAsNew, markAsNew, sessionKey } from "./address-changes.ts";
import { createBetterAuth, linkIdentifier } from "./better-auth.ts";
import { createLinks, type Mailed } from "./links.ts";
import { createSignInCodes } from "./sign-in-codes.ts";
import { createSessions, type SessionFound } from "./sessions.ts";
import { createSetUp } from "./set-up.ts";

export type SignInDependencies = {
  readonly db: Kysely<ApiDatabase>;
  readonly mailer: Mailer;
  readonly secret: string;
  readonly publicUrl: string;
  /** Told without any personal detail when a mail could not be handed over. */
  readonly onMailFailure: (error: unknown) => void;
  /** Requests for links a minute from one source. */
  readonly rateLimit?: number;
};

export type SignIn = SigningIn & {
  /** A link to hand to somebody directly: it works once, for hours. null when there is no such person. */
  signInLinkFor(person: string): Promise<string | null>;
  /** The same, for a mail to this person. */
  mailedLinkFor(person: string): Promise<string | null>;
  /**
   * Signs somebody in who has shown that it is them. @param before see `SigningIn.spendLink`. @param toNew by a mail to an address
   * that does not count yet.
   */
  signInAs(person: string, before?: Headers, toNew?: boolean): Promise<SignedIn>;
  /** Mails one person a link that was made elsewhere, by the limits of `requestLink`. */
  mailLinkTo(person: string, client: string, mailed: Mailed): Promise<LinkAsked>;
  /** Six digits for another device. @param page of this site, to go on to. @param toNew see `signInAs`. */
  makeCode(person: string, page: string | null, toNew?: boolean): Promise<string>;
  /** A link that makes the first administrator, once; null when there is or was one, and then older links are dead too. */
  createSetUpLink(): Promise<string | null>;
  /** Whose session this is; null when there is none, or the person holds no role. Changes nothing. */
  principalOfSession(headers: Headers): Promise<SessionFound | null>;
};

/** What the library answers when a link is spent, as far as it is looked at. */
const Spent = z.object({ token: z.string() });

/** Everything about signing people in; better-auth does the security, this says how it is used. */
export function createSignIn(deps: SignInDependencies): SignIn {
  const { db, publicUrl, secret } = deps;
  const attempts = createAttempts(db, secret);
  const codes = createSignInCodes({ db, secret, attempts });
  const links = createLinks({ ...deps, attempts, codes });
  const auth = createBetterAuth({ db, secret, publicUrl, onLink: links.onLink });
  const setUp = createSetUp(db, publicUrl);

  const signOut: SigningIn["signOut"] = async (request) => {
    const answer = await auth.api.signOut({ headers: request, asResponse: true });
    return { cookies: answer.headers.getSetCookie() };
  };

  const markSession = async (person: string, token: string): Promise<void> => {
    const session = await db
      .selectFrom("auth.session")
      .select("id")
      .where("token", "=", token)
      .executeTakeFirstOrThrow();
    await markAsNew(db, person, sessionKey(session.id));
  };

  const spendLink: SigningIn["spendLink"] = async (token, before) => {
    const owner = await links.personOf(token);
    if (owner === null) return { kind: "invalid-link" };
    const toNew = await isMarkedAsNew(db, linkIdentifier(token));
    const response = await auth.api.magicLinkVerify({
      query: { token },
      headers: new Headers(),
      asResponse: true,
    });
    const cookies = response.headers.getSetCookie();
    if (!response.ok || cookies.length === 0) return { kind: "invalid-link" };
    // Before the browser has the session: nobody says anything by it meanwhile.
    if (toNew) await markSession(owner.person, Spent.parse(await response.json()).token);
    await links.spent(owner.person);
    await codes.forget(owner.person);
    // A browser holds one session: whoever was signed in there before is signed out, and not only forgotten.
    if (before !== undefined) await signOut(before);
    return { kind: "signed-in", cookies };
  };

  const signInAs: SignIn["signInAs"] = async (person, before, toNew) =>
    spendLink(await links.tokenFor(auth, person, toNew), before);

  const linkFor = async (person: string, toNew: boolean): Promise<string | null> => {
    const row = await db
      .selectFrom("directory.person")
      .select("pseudonym")
      .where("pseudonym", "=", person)
      .executeTakeFirst();
    return row === undefined
      ? null
      : `${publicUrl}/sign-in/${await links.tokenFor(auth, person, toNew)}`;
  };

  return {
    spendLink,
    signOut,
    requestLink: (email, client, to = null, language = null) =>
      links.request(auth, email, client, to, language),
    whoseLink: links.personOf,
    createSetUpLink: setUp.link,
    signInAs,
    mailLinkTo: links.mailTo,
    makeCode: codes.make,

    async codeFor(token) {
      const owner = await links.personOf(token);
      if (owner === null) return null;
      return codes.make(owner.person, null, await isMarkedAsNew(db, linkIdentifier(token)));
    },

    async spendCode(email, code, client, before) {
      const retryAfter = await codes.waitFor(email, client);
      if (retryAfter > 0) return { kind: "too-many", retryAfter };
      const people = await links.peopleAt(email);
      const tried = await codes.spend(
        people.map(({ id }) => id),
        code,
      );
      if (tried.kind === "invalid-code") return tried;
      const { person, page, toNew } = tried;
      const signedIn = await signInAs(person, before, toNew);
      return signedIn.kind === "signed-in" ? { ...signedIn, page } : { kind: "invalid-code" };
    },

    signInLinkFor: (person) => linkFor(person, false),
    mailedLinkFor: async (person) => linkFor(person, await isMailedToNew(db, person)),

    async setUp(token, input): Promise<SignedIn> {
      const person = await setUp.spend(token, input);
      return person === null ? { kind: "invalid-link" } : signInAs(person);
    },

    principalOfSession: createSessions(db, deps).principalOf,

    async renew(request) {
      const { headers } = await auth.api.getSession({ headers: request, returnHeaders: true });
      return { cookies: headers.getSetCookie() };
    },
  };
}
