import { hash } from "node:crypto";
import type { Transaction } from "kysely";
import type { Fingerprint } from "../../audit/request-keys.ts";
import type { ApiDatabase } from "../database.ts";
import type { Principal } from "../principal.ts";

/** A UUID (version 8, RFC 9562) which anybody who knows the same words arrives at again: ids and keys, nothing personal. */
export function derivedUuid(...words: readonly string[]): string {
  const hex = hash("sha256", JSON.stringify(words), "hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

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
