import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { SetUp } from "../contracts/people.ts";
import type { ApiDatabase } from "../database.ts";
import type { OrganisationRole } from "../principal.ts";
import { addPerson } from "../services/add-person.ts";
import { freshSecret, hashOf } from "./credential.ts";

/** Milliseconds for a set-up link: whoever installs the product may finish tomorrow. */
const SET_UP_LIFETIME = 24 * 60 * 60 * 1000;

export type FirstAdministrator = {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
};

/** The links that make the first administrator. They work only where there never was one. */
export const createSetUp = (db: Kysely<ApiDatabase>, publicUrl: string) => ({
  /** @returns null when there is an administrator, or ever was one: older links are dead then, too. */
  async link(): Promise<string | null> {
    if (await hadAdministrator(db)) return null;
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

  /** Makes the organisation and its administrator. @returns the administrator; null when the link works no more. */
  async spend(token: string, input: FirstAdministrator): Promise<string | null> {
    const person = randomUUID();
    return db.transaction().execute(async (trx) => {
      // One after another: of two links that are spent at once, the second finds an administrator.
      await sql`select pg_advisory_xact_lock(hashtext('alongside set-up'))`.execute(trx);
      if (await hadAdministrator(trx)) return null;
      const link = await trx
        .updateTable("auth.set_up_link")
        .set({ used_at: new Date() })
        .where("hash", "=", hashOf(token))
        .where("used_at", "is", null)
        .where("expires_at", ">", new Date())
        .executeTakeFirst();
      if (link.numUpdatedRows === 0n) return null;
      const { name, email, organisation: called } = SetUp.parse(input);
      const organisation = await nameOrganisation(trx, called);
      const roles: readonly OrganisationRole[] = ["administrator", "programme-manager"];
      const actor = { id: person, role: "administrator", via: "session" };
      await addPerson(trx, organisation, actor, { person, name, email, roles });
      return person;
    });
  },
});

async function hadAdministrator(db: Kysely<ApiDatabase>): Promise<boolean> {
  const found = await db
    .selectFrom("directory.organisation")
    .select("id")
    .where("administered_at", "is not", null)
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
