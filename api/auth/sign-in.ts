import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { Mailer } from "../mailer.ts";
import type { OrganisationRole, Principal } from "../principal.ts";
import type { SignedIn, SigningIn } from "../services.ts";
import { createBetterAuth, machineRequest } from "./better-auth.ts";
import { freshSecret, hashOf } from "./credential.ts";
import { signInMail } from "./sign-in-mail.ts";

/** Hours for a set-up link: whoever installs the product may finish tomorrow. */
const SET_UP_LIFETIME = 24 * 60 * 60 * 1000;

export type SignInDependencies = {
  readonly db: Kysely<ApiDatabase>;
  readonly mailer: Mailer;
  readonly secret: string;
  readonly publicUrl: string;
  /** Told without any personal detail when a mail could not be handed over. */
  readonly onMailFailure: (error: unknown) => void;
  /** Attempts a minute from one client. */
  readonly rateLimit?: number;
};

export type SignIn = SigningIn & {
  /** A link to hand to somebody directly: it works once, for hours. null when there is no such person. */
  signInLinkFor(person: string): Promise<string | null>;
  /** A link that makes the first administrator, once; null when there is one already, and then older links are dead too. */
  createSetUpLink(): Promise<string | null>;
  /** Whose session this is; null when there is none, or the person holds no role. */
  principalOfSession(headers: Headers): Promise<Principal | null>;
};

/** Everything about signing people in; better-auth does the security, this says how it is used. */
export function createSignIn(deps: SignInDependencies): SignIn {
  const { db, publicUrl } = deps;
  /** Links on their way to whoever asked for one in person, by a reference of that one call. */
  const handedOver = new Map<string, (link: string) => void>();
  const auth = createBetterAuth({
    db,
    secret: deps.secret,
    publicUrl,
    rateLimit: deps.rateLimit ?? 10,
    onLink: ({ email, token, handOver }) => {
      const link = `${publicUrl}/sign-in/${token}`;
      if (handOver !== null) handedOver.get(handOver)?.(link);
      else void mailLink(email, link).catch(deps.onMailFailure);
    },
  });

  const mailLink = async (email: string, link: string): Promise<void> => {
    const person = await db
      .selectFrom("directory.person")
      .select("name")
      .where((eb) => eb(eb.fn<string>("lower", ["email"]), "=", email.toLowerCase()))
      .executeTakeFirst();
    if (person !== undefined) await deps.mailer.send(signInMail(email, person.name, link));
  };

  const signedIn = (response: Response): SignedIn => {
    if (response.status === 429) {
      return { kind: "too-many", retryAfter: Number(response.headers.get("x-retry-after") ?? 60) };
    }
    const cookies = response.headers.getSetCookie();
    return response.ok && cookies.length > 0
      ? { kind: "signed-in", cookies }
      : { kind: "invalid-link" };
  };

  const spendLink = async (token: string, client: string): Promise<SignedIn> => {
    const path = `/magic-link/verify?token=${encodeURIComponent(token)}`;
    return signedIn(await auth.handler(machineRequest(publicUrl, path, client)));
  };

  const linkFor = async (email: string): Promise<string> => {
    const made = Promise.withResolvers<string>();
    const handOver = randomUUID();
    handedOver.set(handOver, made.resolve);
    try {
      await auth.api.signInMagicLink({
        body: { email, metadata: { handOver } },
        headers: new Headers(),
      });
      return await made.promise;
    } finally {
      handedOver.delete(handOver);
    }
  };

  const signInLinkFor = async (person: string): Promise<string | null> => {
    const row = await db
      .selectFrom("directory.person")
      .select("email")
      .where("pseudonym", "=", person)
      .executeTakeFirst();
    if (row === undefined) return null;
    return linkFor(row.email?.toLowerCase() ?? `${person}@without-address.invalid`);
  };

  return {
    spendLink,
    signInLinkFor,

    async requestLink(email, client) {
      const request = machineRequest(publicUrl, "/sign-in/magic-link", client, { email });
      const answer = signedIn(await auth.handler(request));
      return answer.kind === "too-many" ? answer : { kind: "asked" };
    },

    async setUp(token, input, client) {
      const person = randomUUID();
      const done = await db.transaction().execute(async (trx) => {
        // One after another: of two links that are spent at once, the second finds an administrator.
        await sql`select pg_advisory_xact_lock(hashtext('alongside set-up'))`.execute(trx);
        if (await hasAdministrator(trx)) return false;
        const link = await trx
          .updateTable("auth.set_up_link")
          .set({ used_at: new Date() })
          .where("hash", "=", hashOf(token))
          .where("used_at", "is", null)
          .where("expires_at", ">", new Date())
          .executeTakeFirst();
        if (link.numUpdatedRows === 0n) return false;
        const organisation = await nameOrganisation(trx, input.organisation);
        await trx
          .insertInto("directory.person")
          .values({
            pseudonym: person,
            organisation,
            name: input.name,
            email: input.email,
            phone: null,
          })
          .execute();
        const roles: readonly OrganisationRole[] = ["administrator", "programme-manager"];
        await trx
          .insertInto("directory.membership")
          .values(roles.map((role) => ({ person, organisation, role })))
          .execute();
        return true;
      });
      if (!done) return { kind: "invalid-link" };
      const link = await linkFor(input.email.toLowerCase());
      return spendLink(link.slice(link.lastIndexOf("/") + 1), client);
    },

    async signOut(request) {
      const answer = await auth.api.signOut({ headers: request, asResponse: true });
      return { cookies: answer.headers.getSetCookie() };
    },

    async createSetUpLink() {
      if (await hasAdministrator(db)) return null;
      const token = freshSecret();
      await db
        .insertInto("auth.set_up_link")
        .values({
          hash: hashOf(token),
          expires_at: new Date(Date.now() + SET_UP_LIFETIME),
          used_at: null,
        })
        .execute();
      return `${publicUrl}/set-up/${token}`;
    },

    async principalOfSession(headers) {
      const found = await auth.api.getSession({ headers });
      if (found === null) return null;
      return principalOfPerson(db, found.user.id);
    },
  };
}

async function hasAdministrator(db: Kysely<ApiDatabase>): Promise<boolean> {
  const found = await db
    .selectFrom("directory.membership")
    .select("person")
    .where("role", "=", "administrator")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The organisation that is being set up: the one that a token was made for before, if there is one. */
async function nameOrganisation(db: Kysely<ApiDatabase>, name: string): Promise<string> {
  const first = await db
    .selectFrom("directory.organisation")
    .select("id")
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) {
    const id = randomUUID();
    await db.insertInto("directory.organisation").values({ id, name }).execute();
    return id;
  }
  await db.updateTable("directory.organisation").set({ name }).where("id", "=", first.id).execute();
  return first.id;
}

/** A person's roles in their organisation, as a session carries them. */
async function principalOfPerson(
  db: Kysely<ApiDatabase>,
  person: string,
): Promise<Principal | null> {
  const rows = await db
    .selectFrom("directory.person as p")
    .innerJoin("directory.membership as m", (join) =>
      join.onRef("m.person", "=", "p.pseudonym").onRef("m.organisation", "=", "p.organisation"),
    )
    .select(["p.organisation", "m.role"])
    .where("p.pseudonym", "=", person)
    .execute();
  const first = rows[0];
  if (first === undefined) return null;
  return {
    id: person,
    person,
    organisation: first.organisation,
    roles: rows.map((row) => row.role),
    scopes: "all",
    via: "session",
    assurance: "signed-in",
  };
}
