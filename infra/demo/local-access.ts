import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import { createSignIn } from "../../api/auth/sign-in.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { addPerson } from "../../api/services/add-person.ts";
import { OPERATOR, recordPowers } from "../../api/services/record-powers.ts";
import type { SignInLinks } from "../../demo/entrance.ts";
import { openAppPool } from "../composition/app-pool.ts";

/**
 * The demo's people get an organisation of their own, so that they never mix with real ones. A scenario may retire a programme
 * there; the next demo then begins in a fresh one, in which every programme can be launched.
 */
const ORGANISATION = "Alongside demo";
const ADMINISTRATOR = "Demo administrator";

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
        const person = await administratorOf(db);
        await handedOut(db, person);
        const link = await signIn.signInLinkFor(person);
        if (link === null) throw new Error("The demo's administrator is gone.");
        return link;
      },
      async signInLink(person) {
        await handedOut(db, person);
        return signIn.signInLinkFor(person);
      },
    });
  } finally {
    await db.destroy();
  }
};

/** On record, as every link is that whoever runs the server makes. */
const handedOut = async (db: Kysely<ApiDatabase>, person: string): Promise<void> => {
  const known = await db
    .selectFrom("directory.person")
    .select("organisation")
    .where("pseudonym", "=", person)
    .executeTakeFirst();
  if (known === undefined) return;
  const { organisation } = known;
  const event = { type: "signInLinkHandedOut", data: { person } } as const;
  await db.transaction().execute((trx) => recordPowers(trx, organisation, OPERATOR, [event]));
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
  await db.transaction().execute((trx) =>
    addPerson(trx, organisation, OPERATOR, {
      person: pseudonym,
      name: ADMINISTRATOR,
      email: null,
      roles: ["administrator"],
    }),
  );
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
