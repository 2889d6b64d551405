import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import { linkAddressOf } from "./link-address.ts";

/** Ends every session of a person, and every link that would begin one. */
export async function endSignIns(db: Kysely<ApiDatabase>, person: string): Promise<void> {
  await db.deleteFrom("auth.session").where("userId", "=", person).execute();
  await sql`
    delete from auth.verification
    where value::jsonb ->> 'email' = ${linkAddressOf(person)}`.execute(db);
}
