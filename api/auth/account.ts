import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import { forgetChange } from "./address-changes.ts";
import { linkAddressOf } from "./link-address.ts";

/** Ends every session of a person, and every link and code that would begin one. */
export async function endSignIns(db: Kysely<ApiDatabase>, person: string): Promise<void> {
  await db.deleteFrom("auth.session").where("userId", "=", person).execute();
  await sql`
    delete from auth.verification
    where value::jsonb ->> 'email' = ${linkAddressOf(person)}`.execute(db);
  await sql`delete from auth.question_link where person = ${person}`.execute(db);
  await sql`delete from auth.sign_in_code where person = ${person}`.execute(db);
  await sql`delete from auth.new_address_sign_in where person = ${person}`.execute(db);
}

/** Ends an account: nobody signs in as this person any more, no mail goes to them, and the tokens that they made end. Their name stays. @returns the tokens that ended. */
export async function closeAccount(
  db: Kysely<ApiDatabase>,
  person: string,
): Promise<readonly string[]> {
  await db
    .updateTable("directory.person")
    .set({ email: null, address_key: null, phone: null, updated_at: new Date() })
    .where("pseudonym", "=", person)
    .execute();
  await forgetChange(db, person);
  await sql`delete from directory.phone_change where person = ${person}`.execute(db);
  await sql`delete from auth.not_me_link where person = ${person}`.execute(db);
  await db.deleteFrom("directory.membership").where("person", "=", person).execute();
  await db.deleteFrom("directory.launch_draft").where("person", "=", person).execute();
  await db.deleteFrom("auth.calendar_feed").where("person", "=", person).execute();
  await db.deleteFrom("auth.passkey").where("person", "=", person).execute();
  const tokens = await db
    .updateTable("auth.program_token")
    .set({ revoked_at: new Date() })
    .where("created_by", "=", person)
    .where("revoked_at", "is", null)
    .returning("id")
    .execute();
  await endSignIns(db, person);
  return tokens.map(({ id }) => id);
}
