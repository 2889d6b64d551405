import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import { createSignIn } from "../../api/auth/sign-in.ts";
import type { ApiDatabase } from "../../api/database.ts";
import type { SignInLinks } from "../../demo/entrance.ts";
import { openAppPool } from "../composition/app-pool.ts";

/**
 * The demo's people get an organisation of their own, so that they never mix with real ones. A scenario may retire a programme
 * there; the next demo then begins in a fresh one, in which every programme can be launched.
 */
const ORGANISATION = "Alongside demo";
const ADMINISTRATOR = "Whoever runs this demo";

/** @param settings.publicUrl without a trailing slash. @throws when the database does not answer. */
export const withLocalAccess = async <T>(
  settings: { readonly databaseUrl: string; readonly secret: string; readonly publicUrl: string },
  work: (links: SignInLinks) => Promise<T>,
): Promise<T> => {
  const pool = openAppPool(settings.databaseUrl, 2);
  const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
  const signIn = createSignIn({
    db,
    secret: settings.secret,
    publicUrl: settings.publicUrl,
    mailer: { send: () => Promise.reject(new Error("No mail is sent from here.")) },
    onMailFailure: () => undefined,
  });
  try {
    return await work({
      async administratorLink() {
        const link = await signIn.signInLinkFor(await administratorOf(db));
        if (link === null) throw new Error("The demo's administrator is gone.");
        return link;
      },
      signInLink: signIn.signInLinkFor,
    });
  } finally {
    await db.destroy();
  }
};

/** Who adds the demo's people: made with the demo's organisation. */
const administratorOf = async (db: Kysely<ApiDatabase>): Promise<string> => {
  const organisation = await demoOrganisation(db);
  const known = await db
    .selectFrom("directory.membership")
    .select("person")
    .where("organisation", "=", organisation)
    .where("role", "=", "administrator")
    .executeTakeFirst();
  if (known !== undefined) return known.person;
  const pseudonym = randomUUID();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("directory.person")
      .values({ pseudonym, organisation, name: ADMINISTRATOR, email: null, phone: null })
      .execute();
    await trx
      .insertInto("directory.membership")
      .values({ person: pseudonym, organisation, role: "administrator" })
      .execute();
  });
  return pseudonym;
};

const demoOrganisation = async (db: Kysely<ApiDatabase>): Promise<string> => {
  const known = await db
    .selectFrom("directory.organisation")
    .select("id")
    .where("name", "=", ORGANISATION)
    .where(
      sql<boolean>`not exists (select from projections.retired_template as retired
        where retired.organisation = directory.organisation.id)`,
    )
    .orderBy("created_at")
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const id = randomUUID();
  await db.insertInto("directory.organisation").values({ id, name: ORGANISATION }).execute();
  return id;
};
