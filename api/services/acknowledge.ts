import type { Transaction } from "kysely";
import type { Fingerprint } from "../../audit/request-keys.ts";
import type { ApiDatabase } from "../database.ts";
import type { Principal } from "../principal.ts";

/**
 * Claims a key for what is about to be made, in the same transaction.
 * @returns null to go on; else the fingerprint of what was made under this key before.
 */
export async function acknowledge(
  trx: Transaction<ApiDatabase>,
  principal: Principal,
  key: string,
  { value: request }: Fingerprint,
  subject: string,
): Promise<string | null> {
  const claimed = await trx
    .insertInto("directory.acknowledgement")
    .values({ principal: principal.id, key, request, subject })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return null;
  const earlier = await trx
    .selectFrom("directory.acknowledgement")
    .select("request")
    .where("principal", "=", principal.id)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return earlier.request;
}
