import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import { createSignIn } from "../../api/auth/sign-in.ts";
import { makeToken, storeToken } from "../../api/auth/tokens.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { openAppPool } from "../composition/app-pool.ts";

/** The demo's people get an organisation of their own, so that they never mix with real ones. */
const ORGANISATION = "Alongside demo";
const TOKEN_HOURS = 2;

/** What whoever holds the database can do besides the API: let the demo in, and a reader after it. */
export type LocalAccess = {
  /** @returns a token of an administrator of the demo's organisation, for two hours. */
  administratorToken(): Promise<string>;
  /** @returns a link that signs this person in, once; null when there is no such person. */
  signInLink(person: string): Promise<string | null>;
};

/** @param settings.publicUrl without a trailing slash. @throws when the database does not answer. */
export const withLocalAccess = async <T>(
  settings: { readonly databaseUrl: string; readonly secret: string; readonly publicUrl: string },
  work: (access: LocalAccess) => Promise<T>,
): Promise<T> => {
  const pool = openAppPool(settings.databaseUrl, 2);
  const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
  const signIn = createSignIn({
    db,
    secret: settings.secret,
    publicUrl: settings.publicUrl,
    mailer: { send: () => Promise.reject(new Error("The demo sends no mail.")) },
    onMailFailure: () => undefined,
  });
  try {
    return await work({
      administratorToken: () => administratorToken(db),
      signInLink: signIn.signInLinkFor,
    });
  } finally {
    await db.destroy();
  }
};

const administratorToken = async (db: Kysely<ApiDatabase>): Promise<string> => {
  const made = makeToken();
  await storeToken(db, made, {
    name: "Demo",
    role: "administrator",
    organisation: await demoOrganisation(db),
    person: null,
    scopes: "all",
    expiresAt: new Date(Date.now() + TOKEN_HOURS * 3_600_000),
    createdBy: null,
  });
  return made.token;
};

const demoOrganisation = async (db: Kysely<ApiDatabase>): Promise<string> => {
  const known = await db
    .selectFrom("directory.organisation")
    .select("id")
    .where("name", "=", ORGANISATION)
    .orderBy("created_at")
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const id = randomUUID();
  await db.insertInto("directory.organisation").values({ id, name: ORGANISATION }).execute();
  return id;
};
