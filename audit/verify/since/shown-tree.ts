import { nodeHash, type Sha256 } from "../../log/merkle.ts";

/** Entries `from` to `to` - 1 of a log. */
export type Range = { readonly from: number; readonly to: number };

/** The largest power of two below a size of 2 or more: where its tree is split (RFC 6962 section 2.1). */
const halfOf = (size: number): number => {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
};

/** The whole binary trees that a log's first entries consist of, the largest first: every larger log has the same ones. */
export const wholeParts = (size: number): readonly Range[] => {
  const parts: Range[] = [];
  for (let from = 0; from < size;) {
    const left = size - from;
    const half = left > 1 ? halfOf(left) : 1;
    const width = half * 2 === left ? left : half;
    parts.push({ from, to: from + width });
    from += width;
  }
  return parts;
};

type Turn = { readonly part: Range; readonly beside: Range; readonly isLeft: boolean };

/** From the root down to an entry: each part that holds it, and the half that does not. */
const wayTo = (index: number, size: number): readonly Turn[] => {
  const way: Turn[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const part = { from, to };
    const middle = from + halfOf(to - from);
    const isLeft = index < middle;
    const beside = isLeft ? { from: middle, to } : { from, to: middle };
    way.push({ part, beside, isLeft });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return way;
};

const nameOf = ({ from, to }: Range): string => `${from}-${to}`;

/** What inclusion proofs show of a log's tree besides their own entries. */
export type ShownTree = {
  /** @param proof must hold for the leaf at that index: that is for whoever calls. */
  take(index: number, leaf: Uint8Array, proof: readonly Uint8Array[]): void;
  /** The hash of one of the wanted parts, or null where no proof showed it. */
  hash(part: Range): Uint8Array | null;
};

/** In memory for the wanted parts alone. @param size of the log whose proofs are taken. */
export const createShownTree = (
  sha256: Sha256,
  size: number,
  wanted: readonly Range[],
): ShownTree => {
  const missing = new Set(wanted.map(nameOf));
  const known = new Map<string, Uint8Array>();
  const note = (part: Range, hash: Uint8Array): void => {
    const name = nameOf(part);
    if (missing.delete(name)) known.set(name, hash);
  };
  return {
    hash: (part) => known.get(nameOf(part)) ?? null,
    take(index, leaf, proof) {
      const itself = { from: index, to: index + 1 };
      const way = wayTo(index, size);
      const shows = way.flatMap(({ part, beside }) => [part, beside]);
      if (![itself, ...shows].some((part) => missing.has(nameOf(part)))) return;
      note(itself, leaf);
      let hash = leaf;
      for (const [at, { part, beside, isLeft }] of way.toReversed().entries()) {
        const other = proof[at];
        if (other === undefined) return;
        note(beside, other);
        hash = isLeft ? nodeHash(sha256, hash, other) : nodeHash(sha256, other, hash);
        note(part, hash);
      }
    },
  };
};

/** The root of a tree by the hashes of its whole parts, the largest first; null where there are none. */
export const rootOfParts = (sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array | null =>
  hashes.reduceRight<Uint8Array | null>(
    (right, left) => (right === null ? left : nodeHash(sha256, left, right)),
    null,
  );
