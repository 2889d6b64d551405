import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeRoot, EMPTY_EDGE, grow, readFromTiles } from "./edge.ts";
import {
  inclusionProof,
  leafHash,
  rangeRoot,
  treeRoot,
  nodeHash,
  verifyInclusion,
  type ReadHash,
} from "./merkle.ts";
import { sha256 } from "./signer.ts";

const SIZE = 70_000;
const leaves = Array.from({ length: SIZE }, (_, n) => leafHash(sha256, Buffer.from(`${n}`)));
const rows: Uint8Array[][] = [leaves];
const at = (level: number, index: number): Uint8Array => rows[level]?.[index] ?? new Uint8Array();
for (let level = 1; SIZE >> level > 0; level += 1) {
  rows.push(
    Array.from({ length: SIZE >> level }, (_, n) =>
      nodeHash(sha256, at(level - 1, 2 * n), at(level - 1, 2 * n + 1)),
    ),
  );
}
const read: ReadHash = at;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const batches = fc.array(
  fc.oneof(fc.nat({ max: 300 }), fc.integer({ min: 250, max: 260 }), fc.nat({ max: 20_000 })),
  {
    maxLength: 5,
  },
);

describe("the growing edge of a log", () => {
  it("has the tree's root after any batches, and its tiles hold every hash that proofs need", () => {
    fc.assert(
      fc.property(batches, fc.nat(), (sizes, pick) => {
        let edge = EMPTY_EDGE;
        const stored = new Map<string, readonly Uint8Array[]>();
        for (const count of sizes) {
          const next = grow(
            sha256,
            edge,
            leaves.slice(edge.size, Math.min(SIZE, edge.size + count)),
          );
          for (const tile of next.tiles) {
            const before = stored.get(`${tile.level}/${tile.index}`) ?? [];
            expect(tile.hashes.length).toBe(tile.width);
            expect(
              before.every(
                (hash, n) => hash === tile.hashes[n] || hex(hash) === hex(tile.hashes[n] ?? hash),
              ),
            ).toBe(true);
            stored.set(`${tile.level}/${tile.index}`, tile.hashes);
          }
          edge = next.edge;
          expect(hex(edgeRoot(sha256, edge))).toBe(hex(treeRoot(sha256, read, edge.size)));
        }
        if (edge.size === 0) return;
        const index = pick % edge.size;
        const fromTiles = readFromTiles(sha256, (level, n) => stored.get(`${level}/${n}`) ?? []);
        const proof = inclusionProof(sha256, fromTiles, index, edge.size);
        expect(
          verifyInclusion(sha256, at(0, index), index, edge.size, proof, edgeRoot(sha256, edge)),
        ).toBe(true);
        expect(hex(rangeRoot(sha256, fromTiles, 0, edge.size))).toBe(hex(edgeRoot(sha256, edge)));
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it("hash what lies between two levels of tiles once, however many entries are proved", () => {
    const { tiles } = grow(sha256, EMPTY_EDGE, leaves.slice(0, 700));
    let hashed = 0;
    const counting = (bytes: Uint8Array) => {
      hashed += 1;
      return sha256(bytes);
    };
    const stored = new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
    const fromTiles = readFromTiles(counting, (level, n) => stored.get(`${level}/${n}`) ?? []);
    const root = treeRoot(sha256, read, 700);
    for (let index = 0; index < 700; index++) {
      const proof = inclusionProof(sha256, fromTiles, index, 700);
      expect(verifyInclusion(sha256, at(0, index), index, 700, proof, root)).toBe(true);
    }
    // Each tile once, and for each proof what joins subtrees of a size that is no power of two: it was 255 for a proof.
    expect(hashed).toBeLessThan(700 + 700 * 10);
  });

  it("can't read a subtree that is not complete", () => {
    const { tiles } = grow(sha256, EMPTY_EDGE, leaves.slice(0, 3));
    const fromTiles = readFromTiles(
      sha256,
      (level, n) => tiles.find((t) => t.level === level && t.index === n)?.hashes ?? [],
    );
    expect(() => fromTiles(1, 1)).toThrow(RangeError);
  });
});
