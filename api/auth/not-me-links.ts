import { sql, type Kysely } from "kysely";
import type { ChangedThing } from "../../domain/organisation/event.ts";
import type { ApiDatabase } from "../database.ts";
import { freshSecret, hashOf } from "./credential.ts";

/** Days for which "that was not me" can be said by the mail's link: a holiday, and a while after it. */
const DAYS = 30;

/** A change of which somebody was told. `credential`: of a passkey. `at`: when they were told. */
export type ToldChange = {
  readonly person: string;
  readonly name: string | null;
  readonly organisation: string;
  readonly organisationName: string;
  readonly what: ChangedThing;
  readonly credential: string | null;
  readonly at: Date;
};

export type NotMeLinks = {
  /** @returns a path of this site. */
  make(person: string, what: ChangedThing, credential?: string): Promise<string>;
  /** Changes nothing. null when it works no more. */
  find(token: string): Promise<ToldChange | null>;
  /** Once. @param db a transaction. @returns whether it worked. */
  spend(db: Kysely<ApiDatabase>, token: string): Promise<boolean>;
};

/** Links by which somebody says, without signing in, that a change of which a mail told them was not theirs. */
export const createNotMeLinks = (db: Kysely<ApiDatabase>): NotMeLinks => ({
  async make(person, what, credential) {
    const token = freshSecret();
    await sql`delete from auth.not_me_link where expires_at < now()`.execute(db);
    await db
      .insertInto("auth.not_me_link")
      .values({
        ...{ hash: hashOf(token), person, what, credential: credential ?? null },
        ...{ expires_at: sql<Date>`now() + make_interval(days => ${DAYS})`, spent_at: null },
      })
      .execute();
    return `/not-me/${token}`;
  },

  async find(token) {
    const found = await db
      .selectFrom("auth.not_me_link as l")
      .innerJoin("directory.person as p", "p.pseudonym", "l.person")
      .innerJoin("directory.organisation as o", "o.id", "p.organisation")
      .select(["l.person", "p.name", "p.organisation", "o.name as organisationName"])
      .select(["l.what", "l.credential", "l.made_at as at"])
      .where("l.hash", "=", hashOf(token))
      .where("l.spent_at", "is", null)
      .where(sql<boolean>`l.expires_at > now()`)
      .executeTakeFirst();
    return found ?? null;
  },

  async spend(trx, token) {
    const { numUpdatedRows } = await trx
      .updateTable("auth.not_me_link")
      .set({ spent_at: sql<Date>`now()` })
      .where("hash", "=", hashOf(token))
      .where("spent_at", "is", null)
      .where(sql<boolean>`expires_at > now()`)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
});
