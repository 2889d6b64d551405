import { sql, type Transaction } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { Answered } from "./answered.ts";

export const LAST_ADMINISTRATOR = {
  kind: "invalid",
  field: "person",
  message:
    "Nobody else can administer this organisation. Make another person with an email address an administrator first.",
} as const satisfies Answered<never>;

/**
 * Whether nobody could administer an organisation any more if this person did not. An administrator without an address can't
 * sign in, and counts only beside another one who can't. Locks the organisation until the transaction ends, so that of two who
 * step down at once one is refused.
 */
export async function isLastAdministrator(
  trx: Transaction<ApiDatabase>,
  organisation: string,
  person: string,
): Promise<boolean> {
  await sql`select from directory.organisation where id = ${organisation} for update`.execute(trx);
  const administrators = await trx
    .selectFrom("directory.membership as m")
    .innerJoin("directory.person as p", "p.pseudonym", "m.person")
    .select(["p.pseudonym", "p.email"])
    .where("m.organisation", "=", organisation)
    .where("m.role", "=", "administrator")
    .execute();
  const one = administrators.find(({ pseudonym }) => pseudonym === person);
  if (one === undefined) return false;
  return !administrators.some(
    ({ pseudonym, email }) => pseudonym !== person && (email !== null || one.email === null),
  );
}
