import { createHash, hash } from "node:crypto";
import type { Transaction } from "kysely";
import { canonicalBytes } from "../../audit/entry.ts";
import type { ApiDatabase } from "../database.ts";
import type { Principal } from "../principal.ts";

/** SHA-256 of a request's canonical form: tells whether a key is used for the same thing again. Hex. */
export const fingerprintOf = (what: string, request: unknown): string =>
  createHash("sha256").update(what).update("\0").update(canonicalBytes(request)).digest("hex");

/** A UUID (version 8, RFC 9562) which anybody who knows the same words arrives at again. */
export function derivedUuid(...words: readonly string[]): string {
  const hex = hash("sha256", JSON.stringify(words), "hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Claims a key for what is about to be made, in the same transaction.
 * @returns "first" to go on; "replayed" when it was made before; "reused" when the key stood for something else.
 */
export async function acknowledge(
  trx: Transaction<ApiDatabase>,
  principal: Principal,
  key: string,
  fingerprint: string,
  subject: string,
): Promise<"first" | "replayed" | "reused"> {
  const request = Buffer.from(fingerprint, "hex");
  const claimed = await trx
    .insertInto("directory.acknowledgement")
    .values({ principal: principal.id, key, request, subject })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return "first";
  const earlier = await trx
    .selectFrom("directory.acknowledgement")
    .select("request")
    .where("principal", "=", principal.id)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return earlier.request.equals(request) ? "replayed" : "reused";
}
