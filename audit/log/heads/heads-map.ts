import { nodeHash, type Sha256 } from "../merkle.ts";
import { headLeafHash, NOTHING, type HeadLeaf, type HeadProof } from "./head-proof.ts";

/** A part of the map that holds something: with one leaf alone it is that leaf. */
export type HeadNode = { readonly hash: Uint8Array; readonly leaf: HeadLeaf | null };

/**
 * The part whose keys begin with `prefix` (hex digits; "" is the whole map), or null when it holds nothing. Four levels of the
 * binary tree are one of these, so that a path is a few rows of a table.
 */
export type ReadHeads = (prefix: string) => HeadNode | null;

const DIGITS = "0123456789abcdef".split("");

export const childrenOf = (prefix: string): readonly string[] =>
  DIGITS.map((digit) => `${prefix}${digit}`);

const joined = (sha256: Sha256, left: HeadNode | null, right: HeadNode | null): HeadNode | null => {
  const alone = left === null ? right : right === null ? left : null;
  if (left === null && right === null) return null;
  if (alone !== null && alone.leaf !== null) return alone;
  return {
    hash: nodeHash(sha256, left?.hash ?? NOTHING, right?.hash ?? NOTHING),
    leaf: null,
  };
};

/** Neighbouring parts, a power of two of them, as the one that holds them. */
const folded = (sha256: Sha256, parts: readonly (HeadNode | null)[]): HeadNode | null => {
  if (parts.length === 1) return parts[0] ?? null;
  const half = parts.length / 2;
  const [left, right] = [parts.slice(0, half), parts.slice(half)];
  return joined(sha256, folded(sha256, left), folded(sha256, right));
};

/**
 * The map with leaves put into it, each in the place of one with the same key.
 * @param read must know every part on the way to the leaves' keys, and those beside it.
 * @returns the parts that changed, by their prefix.
 */
export const putHeads = (
  sha256: Sha256,
  read: ReadHeads,
  leaves: readonly HeadLeaf[],
): ReadonlyMap<string, HeadNode> => {
  const changed = new Map<string, HeadNode>();
  const put = (prefix: string, given: readonly HeadLeaf[]): HeadNode | null => {
    const there = read(prefix);
    const before = there?.leaf ?? null;
    const stays = before !== null && given.every(({ key }) => key !== before.key);
    const all = stays ? [...given, before] : given;
    const isParted = there !== null && there.leaf === null;
    const [only, ...more] = all;
    const node =
      only !== undefined && more.length === 0 && !isParted
        ? { hash: headLeafHash(sha256, only), leaf: only }
        : folded(
            sha256,
            childrenOf(prefix).map((child) => {
              const below = all.filter(({ key }) => key.startsWith(child));
              if (below.length > 0) return put(child, below);
              return isParted ? read(child) : null;
            }),
          );
    if (node !== null) changed.set(prefix, node);
    return node;
  };
  if (leaves.length > 0) put("", leaves);
  return changed;
};

/** What the map holds under a key, with the proof of it; null when that is nothing. */
export const proveHead = (sha256: Sha256, read: ReadHeads, key: string): HeadProof | null => {
  const path: Uint8Array[] = [];
  let prefix = "";
  let node = read(prefix);
  while (node !== null && node.leaf === null) {
    const parts = childrenOf(prefix).map(read);
    const next = key.slice(0, prefix.length + 1);
    path.push(...beside(sha256, parts, DIGITS.indexOf(next.slice(-1))));
    prefix = next;
    node = read(prefix);
  }
  return node?.leaf?.key === key ? { leaf: node.leaf, path } : null;
};

/** The hashes beside the way to part number `at`, from the top down, as far as it is not alone. */
const beside = (
  sha256: Sha256,
  parts: readonly (HeadNode | null)[],
  at: number,
): readonly Uint8Array[] => {
  if (parts.length === 1 || folded(sha256, parts)?.leaf) return [];
  const half = parts.length / 2;
  const [left, right] = [parts.slice(0, half), parts.slice(half)];
  const [mine, other] = at < half ? [left, right] : [right, left];
  return [folded(sha256, other)?.hash ?? NOTHING, ...beside(sha256, mine, at % half)];
};
