import { HASH_SIZE, nodeHash, type Sha256 } from "../merkle.ts";

/** What the map holds under one key. `key`: 64 hex digits. `value`: 32 bytes. */
export type HeadLeaf = { readonly key: string; readonly count: number; readonly value: Uint8Array };

/** Shows that a map holds a leaf. `path`: the hashes beside the way to it, from the root down, 32 bytes each. */
export type HeadProof = { readonly leaf: HeadLeaf; readonly path: readonly Uint8Array[] };

/** The hash of a part of the map that holds nothing. */
export const NOTHING: Uint8Array = new Uint8Array(HASH_SIZE);

const encoder = new TextEncoder();
const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Under which key a run's newest version stands, or an organisation's own stream's: `count` is the version, `value` its leaf in the log. */
export const runKey = (sha256: Sha256, run: string): string => hex(sha256(encoder.encode(run)));

/** Under which key an organisation's list of runs stands: `count` is how many, `value` the chain over their ids. */
export const runsKey = (sha256: Sha256, organisation: string): string =>
  hex(sha256(encoder.encode(`runs of ${organisation}`)));

/** The chain over a list of runs with one more at its end: SHA-256(chain before || id). It begins with 32 zero bytes. */
export const chained = (sha256: Sha256, chain: Uint8Array, run: string): Uint8Array =>
  sha256(Uint8Array.of(...chain, ...encoder.encode(run)));

/** SHA-256(0x00 || key || count as a big-endian uint64 || value). */
export const headLeafHash = (sha256: Sha256, { key, count, value }: HeadLeaf): Uint8Array => {
  const input = new Uint8Array(1 + HASH_SIZE + 8 + HASH_SIZE);
  for (let at = 0; at < HASH_SIZE; at += 1) {
    input[1 + at] = Number.parseInt(key.slice(2 * at, 2 * at + 2), 16);
  }
  new DataView(input.buffer).setBigUint64(1 + HASH_SIZE, BigInt(count));
  input.set(value, 1 + HASH_SIZE + 8);
  return sha256(input);
};

/** Bit number `at` of a key, the first being the highest. */
const bitOf = (key: string, at: number): number =>
  (Number.parseInt(key.charAt(Math.floor(at / 4)), 16) >> (3 - (at % 4))) & 1;

/**
 * Whether the map with this root holds the leaf. Each bit of the key leads to the left (0) or right (1) half; a half with one leaf
 * alone is that leaf's hash, an empty one 32 zero bytes, any other SHA-256(0x01 || left || right).
 */
export const verifyHead = (
  sha256: Sha256,
  { leaf, path }: HeadProof,
  root: Uint8Array,
): boolean => {
  if (path.length > 8 * HASH_SIZE || path.some(({ length }) => length !== HASH_SIZE)) return false;
  let hash = headLeafHash(sha256, leaf);
  for (let at = path.length - 1; at >= 0; at -= 1) {
    const beside = path[at] ?? NOTHING;
    hash =
      bitOf(leaf.key, at) === 0 ? nodeHash(sha256, hash, beside) : nodeHash(sha256, beside, hash);
  }
  return root.length === HASH_SIZE && hash.every((byte, at) => byte === root[at]);
};
