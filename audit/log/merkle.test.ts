import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  type ReadHash,
} from "./merkle.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const readerOf =
  (leaves: readonly Uint8Array[]): ReadHash =>
  (level, index) => {
    const leaf = leaves[index];
    if (level === 0 && leaf !== undefined) return leaf;
    if (level === 0) throw new RangeError(`no leaf ${index}`);
    const read = readerOf(leaves);
    return nodeHash(sha256, read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
  };

/** RFC 6962 section 2.1 word for word, as an oracle. */
const definition = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [first] = leaves;
  if (first === undefined) return emptyRoot(sha256);
  if (leaves.length === 1) return first;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(sha256, definition(leaves.slice(0, k)), definition(leaves.slice(k)));
};

const numbered = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, n) => leafHash(sha256, Buffer.from(`entry ${n}`)));

const sizes = fc.integer({ min: 1, max: 90 });

describe("the tree of RFC 6962", () => {
  it("has the roots that Certificate Transparency's own test vectors give", () => {
    const entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
      .concat("606162636465666768696a6b6c6d6e6f")
      .map((entry) => leafHash(sha256, Buffer.from(entry, "hex")));
    const roots = entries.map((_, n) => hex(treeRoot(sha256, readerOf(entries), n + 1)));
    expect(hex(emptyRoot(sha256))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(roots).toEqual([
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]);
  });

  it("never pairs an odd leaf with itself", () => {
    const [a, b, c] = numbered(3);
    if (a === undefined || b === undefined || c === undefined) throw new Error("three leaves");
    expect(hex(definition([a, b, c]))).not.toBe(hex(definition([a, b, c, c])));
  });

  it("has the root of the definition at every size", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const leaves = numbered(size);
        expect(hex(treeRoot(sha256, readerOf(leaves), size))).toBe(hex(definition(leaves)));
      }),
    );
  });
});

describe("an inclusion proof", () => {
  it("holds for its own leaf, index, size and root, and for nothing else", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.nat({ max: 255 }), (size, pick, spot, bit) => {
        const leaves = numbered(size);
        const index = pick % size;
        const leaf = leaves[index] ?? emptyRoot(sha256);
        const root = definition(leaves);
        const proof = inclusionProof(sha256, readerOf(leaves), index, size);
        const holds = (l: Uint8Array, i: number, s: number, p: Uint8Array[], r: Uint8Array) =>
          verifyInclusion(sha256, l, i, s, p, r);
        expect(holds(leaf, index, size, proof, root)).toBe(true);

        const flipped = Uint8Array.from(root);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(holds(leaf, index, size, proof, flipped)).toBe(false);
        expect(holds(flipped, index, size, proof, root)).toBe(false);
        expect(holds(leaf, size, size, proof, root)).toBe(false);
        expect(holds(leaf, index, size, [...proof, root], root)).toBe(false);
        if (size > 1) {
          const other = (index + 1 + (spot % (size - 1))) % size;
          expect(holds(leaf, other, size, proof, root)).toBe(false);
          expect(holds(leaf, index, size, proof.slice(1), root)).toBe(false);
          expect(holds(leaf, index, size, proof.with(spot % proof.length, flipped), root)).toBe(
            false,
          );
        }
      }),
    );
  });

  it("is refused for a leaf that is not in the tree", () => {
    expect(() => inclusionProof(sha256, readerOf(numbered(4)), 4, 4)).toThrow(RangeError);
  });
});

describe("a consistency proof", () => {
  it("holds for its two trees, and not once either was changed", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (second, pick, spot) => {
        const leaves = numbered(second);
        const first = pick % (second + 1);
        const [old, grown] = [definition(leaves.slice(0, first)), definition(leaves)];
        const proof = consistencyProof(sha256, readerOf(leaves), first, second);
        expect(verifyConsistency(sha256, first, second, proof, old, grown)).toBe(true);

        const wrong = leafHash(sha256, Buffer.from("another entry"));
        const rewritten = definition(leaves.with(spot % second, wrong));
        expect(verifyConsistency(sha256, first, second, proof, old, rewritten)).toBe(first === 0);
        expect(verifyConsistency(sha256, first, second, proof, wrong, grown)).toBe(false);
        expect(verifyConsistency(sha256, first, second, [...proof, wrong], old, grown)).toBe(false);
        if (proof.length > 0) {
          const bent = proof.with(spot % proof.length, wrong);
          expect(verifyConsistency(sha256, first, second, bent, old, grown)).toBe(false);
          expect(verifyConsistency(sha256, first, second, proof.slice(1), old, grown)).toBe(false);
        }
      }),
    );
  });

  it("is refused backwards", () => {
    expect(() => consistencyProof(sha256, readerOf(numbered(4)), 5, 4)).toThrow(RangeError);
    const root = definition(numbered(4));
    expect(verifyConsistency(sha256, 5, 4, [], root, root)).toBe(false);
  });
});
