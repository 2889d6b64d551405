import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";

export const toHex = bytesToHex;

/** Lower-case hex of a given length; null for anything else. */
export const fromHex = (text: string, bytes: number): Uint8Array | null =>
  text.length === 2 * bytes && /^[0-9a-f]*$/.test(text) ? hexToBytes(text) : null;

/** Nothing here is secret, so time does not matter. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
};

/** Without padding (RFC 4648 section 5). */
export const toBase64Url = base64urlnopad.encode;

/** Null for what is not base64url without padding. */
export const fromBase64Url = (text: string): Uint8Array | null => {
  try {
    return base64urlnopad.decode(text);
  } catch {
    return null;
  }
};
