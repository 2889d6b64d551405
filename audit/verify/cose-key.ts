import { toBase64Url } from "./bytes.ts";
import type { PublicKey } from "./ports.ts";

/** The COSE algorithms (RFC 9053, RFC 8812) of the passkeys that can be checked, and so of those that are taken in. */
export const COSE_ALGORITHMS: readonly number[] = [-8, -7, -257];

/** A value of the one CBOR map that a COSE_Key is (RFC 8949): whole numbers and byte strings. */
type Value = number | Uint8Array;

/**
 * The public key in a COSE_Key (RFC 9052 section 7): P-256 with SHA-256 (-7), RSA with SHA-256 (-257) or Ed25519 (-8), as
 * WebAuthn lists them. An RSA key has 2,048 bits or more. Null for anything else.
 */
export const coseKey = (bytes: Uint8Array): PublicKey | null => {
  const map = flatMap(bytes);
  const [one, two, three] = [map?.get(-1), map?.get(-2), map?.get(-3)];
  const kind = `${String(map?.get(1))}/${String(map?.get(3))}`;
  if (kind === "2/-7" && one === 1 && two instanceof Uint8Array && three instanceof Uint8Array) {
    return { kty: "EC", crv: "P-256", x: toBase64Url(two), y: toBase64Url(three) };
  }
  if (kind === "3/-257" && one instanceof Uint8Array && two instanceof Uint8Array) {
    if (!isModulus(one) || !isExponent(two)) return null;
    return { kty: "RSA", n: toBase64Url(one), e: toBase64Url(two) };
  }
  if (kind === "1/-8" && one === 6 && two instanceof Uint8Array) {
    return { kty: "OKP", crv: "Ed25519", x: toBase64Url(two) };
  }
  return null;
};

const RSA_BITS = { least: 2_048, most: 16_384 };

/** A modulus is written without leading zeros (RFC 8230 section 4). */
const isModulus = (bytes: Uint8Array): boolean => {
  const [first = 0] = bytes;
  const bits = 8 * bytes.length - Math.clz32(first) + 24;
  return first !== 0 && bits >= RSA_BITS.least && bits <= RSA_BITS.most;
};

/** 65,537 in practice; no program that we know takes one of more than 31 bits. */
const isExponent = (bytes: Uint8Array): boolean => {
  const [first = 0] = bytes;
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return bytes.length <= 4 && first !== 0 && value % 2 === 1 && value >= 3 && value < 2 ** 31;
};

/** Reads a map of at most 23 whole numbers to whole numbers or byte strings; null for anything else. */
const flatMap = (bytes: Uint8Array): ReadonlyMap<number, Value> | null => {
  const head = bytes[0] ?? 0;
  if (head >> 5 !== 5 || (head & 31) > 23) return null;
  const map = new Map<number, Value>();
  let at = 1;
  for (let left = head & 31; left > 0; left -= 1) {
    const key = item(bytes, at);
    // Of two members of one name, another reader could take the other.
    if (key === null || typeof key.value !== "number" || map.has(key.value)) return null;
    const value = item(bytes, key.end);
    if (value === null) return null;
    map.set(key.value, value.value);
    at = value.end;
  }
  return at === bytes.length ? map : null;
};

const item = (
  bytes: Uint8Array,
  at: number,
): { readonly value: Value; readonly end: number } | null => {
  const [head, high, low] = [bytes[at], bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
  if (head === undefined) return null;
  const size = head & 31;
  if (size > 25) return null;
  const [number, end] =
    size < 24 ? [size, at + 1] : size === 24 ? [high, at + 2] : [high * 256 + low, at + 3];
  switch (head >> 5) {
    case 0:
      return { value: number, end };
    case 1:
      return { value: -1 - number, end };
    case 2:
      return end + number > bytes.length
        ? null
        : { value: bytes.subarray(end, end + number), end: end + number };
    default:
      return null;
  }
};

/**
 * The two numbers of an ECDSA signature (RFC 3279 section 2.2.3) as r || s, 32 bytes each; null for anything that is not DER: each
 * number is positive and written in as few bytes as it has (X.690 section 8.3.2).
 */
export const rawEcdsa = (der: Uint8Array): Uint8Array | null => {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const first = integerAt(der, 2);
  if (first === null) return null;
  const second = integerAt(der, first.end);
  if (second === null || second.end !== der.length) return null;
  const raw = new Uint8Array(64);
  raw.set(first.value, 32 - first.value.length);
  raw.set(second.value, 64 - second.value.length);
  return raw;
};

const integerAt = (
  der: Uint8Array,
  at: number,
): { readonly value: Uint8Array; readonly end: number } | null => {
  const [tag, length = 0] = [der[at], der[at + 1]];
  const end = at + 2 + length;
  if (tag !== 0x02 || length === 0 || end > der.length) return null;
  const padded = der.subarray(at + 2, end);
  const [first = 0, second = 0] = padded;
  if (first > 0x7f || (first === 0 && second < 0x80)) return null;
  const value = first === 0 ? padded.subarray(1) : padded;
  return value.length > 32 ? null : { value, end };
};
