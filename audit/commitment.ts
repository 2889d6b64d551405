import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { canonicalBytes } from "./entry.ts";
import type { JsonValue } from "./json.ts";

/** A value taken out of the record: `commitment` (hex) goes in, `value` and `key` (32 bytes) stay apart and can be erased. */
export type SealedValue = {
  readonly commitment: string;
  readonly key: Uint8Array;
  readonly value: JsonValue;
};

/**
 * Commits to a value: HMAC-SHA256(fresh 32-byte key, RFC 8785 bytes of the value). Without the key nobody can tell what
 * was committed to, not even by guessing; with it, no other value fits.
 * @throws EntryRefused when the value has no canonical form.
 */
export function seal(value: JsonValue, key: Uint8Array = randomBytes(32)): SealedValue {
  return { commitment: commitTo(key, value).toString("hex"), key, value };
}

/** Whether this value, with this key, is what the commitment (hex) was made from. */
export function opens(commitment: string, key: Uint8Array, value: JsonValue): boolean {
  const claimed = Buffer.from(commitment, "hex");
  const actual = commitTo(key, value);
  return claimed.length === actual.length && timingSafeEqual(claimed, actual);
}

const commitTo = (key: Uint8Array, value: JsonValue): Buffer =>
  createHmac("sha256", key).update(canonicalBytes(value)).digest();
