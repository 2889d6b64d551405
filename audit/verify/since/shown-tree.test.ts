import { describe, expect, it } from "vitest";
import { leafHash } from "../../entry.ts";
import { inclusionProof, nodeHash, treeRoot } from "../../log/merkle.ts";
import { sha256 } from "../../log/signer.ts";
import { createShownTree, rootOfParts, wholeParts } from "./shown-tree.ts";

const leafAt = (at: number): Uint8Array => leafHash(Buffer.from(`entry ${at}`));
const read = (level: number, at: number): Uint8Array =>
  level === 0 ? leafAt(at) : nodeHash(sha256, read(level - 1, 2 * at), read(level - 1, 2 * at + 1));
const SIZES = Array.from({ length: 40 }, (_, at) => at);

describe("the whole parts of a log", () => {
  it("are its size in binary, and their hashes give its root", () => {
    expect(wholeParts(13)).toEqual([
      { from: 0, to: 8 },
      { from: 8, to: 12 },
      { from: 12, to: 13 },
    ]);
    expect(wholeParts(2 ** 53 - 1)).toHaveLength(53);
    expect(rootOfParts(sha256, [])).toBeNull();
    for (const size of SIZES.slice(1)) {
      const hashes = wholeParts(size).map(({ from, to }) => {
        const width = to - from;
        return read(Math.log2(width), from / width);
      });
      expect(rootOfParts(sha256, hashes)).toEqual(treeRoot(sha256, read, size));
    }
  });

  it("are shown by the inclusion proofs of a larger log, wherever it has entries beside them", () => {
    for (const size of SIZES.slice(1)) {
      for (const old of SIZES.slice(1, size + 1)) {
        const parts = wholeParts(old);
        const tree = createShownTree(sha256, size, parts);
        for (let at = 0; at < size; at += 1) {
          tree.take(at, leafAt(at), inclusionProof(sha256, read, at, size));
        }
        const hashes = parts.flatMap((part) => tree.hash(part) ?? []);
        expect(rootOfParts(sha256, hashes)).toEqual(treeRoot(sha256, read, old));
      }
    }
  });

  it("are shown by the proof of the last entry, or of the one after it, alone", () => {
    for (const old of SIZES.slice(1, 38)) {
      for (const at of [old - 1, old]) {
        const tree = createShownTree(sha256, 39, wholeParts(old));
        tree.take(at, leafAt(at), inclusionProof(sha256, read, at, 39));
        const hashes = wholeParts(old).flatMap((part) => tree.hash(part) ?? []);
        expect(rootOfParts(sha256, hashes)).toEqual(treeRoot(sha256, read, old));
      }
    }
  });

  it("are not where no proof shows them, or it ends too early", () => {
    const [first, last] = wholeParts(13).slice(1);
    if (first === undefined || last === undefined) throw new Error("no parts");
    const tree = createShownTree(sha256, 16, [first, last]);
    tree.take(0, leafAt(0), inclusionProof(sha256, read, 0, 16));
    tree.take(13, leafAt(13), []);
    expect([tree.hash(first), tree.hash(last)]).toEqual([null, null]);
    tree.take(13, leafAt(13), inclusionProof(sha256, read, 13, 16));
    expect(tree.hash(last)).toEqual(leafAt(12));
  });
});
