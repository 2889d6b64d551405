/**
 * The Merkle tree of RFC 6962 section 2.1, over hashes.
 *
 * A hash is 32 bytes. A tree of size n splits at the largest power of two below n; an odd node is carried up, never
 * paired with itself. Every function is pure; `sha256` comes from the caller because a server and a browser have
 * different ones.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Reads the hash of the complete subtree `index` at `level` (0: leaves), which covers leaves index*2^level onwards. */
export type ReadHash = (level: number, index: number) => Uint8Array;

export const HASH_SIZE = 32;

/** MTH of a leaf: SHA-256(0x00 || entry). */
export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => {
  const input = new Uint8Array(entry.length + 1);
  input.set(entry, 1);
  return sha256(input);
};

/** MTH of an inner node: SHA-256(0x01 || left || right). */
export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const input = new Uint8Array(1 + 2 * HASH_SIZE);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_SIZE);
  return sha256(input);
};

/** MTH of no leaves: SHA-256 of nothing. */
export const emptyRoot = (sha256: Sha256): Uint8Array => sha256(new Uint8Array(0));

/** The largest power of two strictly below `n` (n > 1). Not by bit operators: a log may pass 2^31 leaves. */
const split = (n: number): number => {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
};

/** The hash of leaves [start, end), from complete subtrees. `start` is a multiple of the largest power of two below the length. */
export const rangeRoot = (
  sha256: Sha256,
  read: ReadHash,
  start: number,
  end: number,
): Uint8Array => {
  const size = end - start;
  if (size <= 0) return emptyRoot(sha256);
  const level = Math.round(Math.log2(size));
  if (2 ** level === size) return read(level, start / size);
  const middle = start + split(size);
  return nodeHash(
    sha256,
    rangeRoot(sha256, read, start, middle),
    rangeRoot(sha256, read, middle, end),
  );
};

/** The root of the tree of the first `size` leaves. */
export const treeRoot = (sha256: Sha256, read: ReadHash, size: number): Uint8Array =>
  rangeRoot(sha256, read, 0, size);

/**
 * PATH(index, D[size]): the sibling hashes from the leaf up (RFC 6962 section 2.1.1).
 * @throws RangeError when index is not below size.
 */
export const inclusionProof = (
  sha256: Sha256,
  read: ReadHash,
  index: number,
  size: number,
): Uint8Array[] => {
  if (!inTree(index, size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path = (start: number, end: number): Uint8Array[] => {
    if (end - start === 1) return [];
    const middle = start + split(end - start);
    return index < middle
      ? [...path(start, middle), rangeRoot(sha256, read, middle, end)]
      : [...path(middle, end), rangeRoot(sha256, read, start, middle)];
  };
  return path(0, size);
};

/**
 * PROOF(first, D[second]): shows that the tree of `second` leaves begins with that of `first` (RFC 6962 section 2.1.2).
 * Empty when first is 0 or equals second.
 * @throws RangeError when first is beyond second.
 */
export const consistencyProof = (
  sha256: Sha256,
  read: ReadHash,
  first: number,
  second: number,
): Uint8Array[] => {
  if (first < 0 || first > second)
    throw new RangeError(`a tree of ${second} does not hold ${first}`);
  if (first === 0 || first === second) return [];
  const subproof = (start: number, end: number, whole: boolean): Uint8Array[] => {
    if (first === end) return whole ? [] : [rangeRoot(sha256, read, start, end)];
    const middle = start + split(end - start);
    return first <= middle
      ? [...subproof(start, middle, whole), rangeRoot(sha256, read, middle, end)]
      : [...subproof(middle, end, false), rangeRoot(sha256, read, start, middle)];
  };
  return subproof(0, second, true);
};

const inTree = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;

const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === HASH_SIZE && b.length === HASH_SIZE && a.every((byte, at) => byte === b[at]);

const wellFormed = (proof: readonly Uint8Array[]): boolean =>
  proof.every((hash) => hash.length === HASH_SIZE);

/** Whether `proof` shows that `leaf` is number `index` of the tree with this root (RFC 9162 section 2.1.3.2). */
export const verifyInclusion = (
  sha256: Sha256,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean => {
  if (!inTree(index, size) || leaf.length !== HASH_SIZE || !wellFormed(proof)) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(hash, root);
};

/** Whether `proof` shows that the second tree begins with the first (RFC 9162 section 2.1.4.2). */
export const verifyConsistency = (
  sha256: Sha256,
  first: number,
  second: number,
  proof: readonly Uint8Array[],
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
): boolean => {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second)) return false;
  if (first < 0 || first > second || !wellFormed(proof)) return false;
  if (first === second) return proof.length === 0 && sameHash(firstRoot, secondRoot);
  if (first === 0) return proof.length === 0 && sameHash(firstRoot, emptyRoot(sha256));
  let node = first - 1;
  let last = second - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  // A first tree that is a whole subtree starts the proof itself.
  const path = node === 0 ? [firstRoot, ...proof] : proof;
  const [start, ...rest] = path;
  if (start === undefined) return false;
  let old = start;
  let grown = start;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(sha256, sibling, old);
      grown = nodeHash(sha256, sibling, grown);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      grown = nodeHash(sha256, grown, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(old, firstRoot) && sameHash(grown, secondRoot);
};
