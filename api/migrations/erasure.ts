import { sql, type Kysely } from "kysely";

/** A token's name is free text of whoever issued it: it goes with the person. */
export const erasure = {
  name: "04-erasure",
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`grant update (name) on auth.program_token to alongside_app`.execute(db);
  },
};
