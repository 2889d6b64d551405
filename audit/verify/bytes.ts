import { base64 } from "../log/note.ts";

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Lower-case hex of a given length; null for anything else. */
export const fromHex = (text: string, bytes: number): Uint8Array | null => {
  if (text.length !== 2 * bytes || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length: bytes }, (_, at) =>
    Number.parseInt(text.slice(2 * at, 2 * at + 2), 16),
  );
};

/** Nothing here is secret, so time does not matter. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
};

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Without padding (RFC 4648 section 5). */
export const toBase64Url = (bytes: Uint8Array): string =>
  base64.encode(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Null for what is not base64url without padding. */
export const fromBase64Url = (text: string): Uint8Array | null => {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  const standard = text.replaceAll("-", "+").replaceAll("_", "/");
  return base64.decode(standard.padEnd(Math.ceil(standard.length / 4) * 4, "="));
};
