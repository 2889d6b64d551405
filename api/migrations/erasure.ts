import { sql, type Kysely } from "kysely";

/** Columns that can hold what was said by or about a person, or a hash of it. */
const PERSONAL: readonly (readonly [table: string, ...columns: string[]])[] = [
  ["directory.person", "name", "email", "address_key", "phone", "time_zone", "language"],
  ["directory.acknowledgement", "key", "request"],
  ["auth.session", "id", "token", "userId"],
  ["auth.account", "accountId", "accessToken", "refreshToken", "idToken", "password"],
  ["auth.verification", "identifier", "value"],
  ["auth.program_token", "hash", "prefix", "name"],
  ["auth.passkey", "id", "hash", "public_key"],
];

/** A token's name is free text of whoever issued it: it goes with the person. */
export const erasure = {
  name: "04-erasure",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`grant update (name) on auth.program_token to alongside_app`.execute(db);
    // ANALYZE keeps a column's commonest values where no erasure reaches: of people's values it keeps none.
    for (const [table, ...columns] of PERSONAL) {
      for (const column of columns) {
        await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set statistics 0`.execute(
          db,
        );
      }
    }
  },
};
