import { describe, expect, it } from "vitest";
import { nodeHash } from "../merkle.ts";
import { sha256 } from "../signer.ts";
import {
  chained,
  headLeafHash,
  NOTHING,
  runKey,
  runsKey,
  verifyHead,
  type HeadLeaf,
} from "./head-proof.ts";
import { proveHead, putHeads, type HeadNode } from "./heads-map.ts";
import { headsOf } from "./heads-of.ts";
import { LOG_STREAM } from "./heads-entry.ts";

const leafOf = (name: string | number, count = 1): HeadLeaf => ({
  key: runKey(sha256, String(name)),
  count,
  value: sha256(new TextEncoder().encode(`${name} ${count}`)),
});
const leaves = (count: number): readonly HeadLeaf[] =>
  Array.from({ length: count }, (_, at) => leafOf(at));

/** A map that grows by one put after another. */
const growing = (...puts: readonly (readonly HeadLeaf[])[]) => {
  const parts = new Map<string, HeadNode>();
  const read = (prefix: string) => parts.get(prefix) ?? null;
  for (const put of puts) {
    for (const [prefix, node] of putHeads(sha256, read, put)) parts.set(prefix, node);
  }
  return { read, root: parts.get("")?.hash ?? NOTHING, parts };
};

/** The map's root as its definition says it, bit by bit. */
const rootOf = (of: readonly HeadLeaf[], depth = 0): Uint8Array => {
  const [first] = of;
  if (first === undefined) return NOTHING;
  if (of.length === 1) return headLeafHash(sha256, first);
  const bit = ({ key }: HeadLeaf) => BigInt(`0x${key}`).toString(2).padStart(256, "0")[depth];
  const [left, right] = [
    of.filter((one) => bit(one) === "0"),
    of.filter((one) => bit(one) === "1"),
  ];
  return nodeHash(sha256, rootOf(left, depth + 1), rootOf(right, depth + 1));
};

describe("the map of heads", () => {
  it.each([0, 1, 2, 3, 16, 17, 300])(
    "of %i runs has the root that its definition gives",
    (size) => {
      expect(Buffer.from(growing(leaves(size)).root).equals(rootOf(leaves(size)))).toBe(true);
    },
  );

  it("is the same in whichever order and rounds its leaves came", () => {
    const all = leaves(300);
    const one = growing(...all.map((leaf) => [leaf]));
    const other = growing(all.slice(100), all.slice(50, 150).toReversed(), all.slice(0, 120));
    expect(one.root).toEqual(growing(all).root);
    expect(other.root).toEqual(growing(all).root);
  });

  it("holds the newest of each run", () => {
    const later = [leafOf(3, 2), leafOf(200, 7)];
    const { root, read } = growing(leaves(300), later);
    const newest = leaves(300).map((leaf) => later.find(({ key }) => key === leaf.key) ?? leaf);
    expect(Buffer.from(root).equals(rootOf(newest))).toBe(true);
    expect(proveHead(sha256, read, runKey(sha256, "200"))?.leaf.count).toBe(7);
  });

  it("writes what is on the way to what changed, and no more", () => {
    const { read } = growing(leaves(300));
    const changed = putHeads(sha256, read, [leafOf(7, 2)]);
    expect(changed.size).toBeLessThanOrEqual(5);
    expect(putHeads(sha256, read, [])).toEqual(new Map());
  });

  it("tells keys apart that begin alike", () => {
    const [one, two] = [`${"a".repeat(40)}0`, `${"a".repeat(40)}1`].map((start) => ({
      ...leafOf(start),
      key: start.padEnd(64, "0"),
    }));
    if (one === undefined || two === undefined) throw new Error("no keys");
    const { root, read } = growing([one], [two]);
    expect(Buffer.from(root).equals(rootOf([one, two]))).toBe(true);
    const proof = proveHead(sha256, read, two.key);
    expect(proof?.path).toHaveLength(164);
    expect(proof !== null && verifyHead(sha256, proof, root)).toBe(true);
  });
});

describe("a proof", () => {
  const { root, read } = growing(leaves(300));
  const proofOf = (name: string | number) => {
    const proof = proveHead(sha256, read, runKey(sha256, String(name)));
    if (proof === null) throw new Error(`${name} is not there`);
    return proof;
  };

  it("shows each leaf", () => {
    for (let at = 0; at < 300; at += 1) expect(verifyHead(sha256, proofOf(at), root)).toBe(true);
    const alone = growing([leafOf(1)]);
    expect(verifyHead(sha256, { leaf: leafOf(1), path: [] }, alone.root)).toBe(true);
  });

  it("shows no other count, value, key, way or root", () => {
    const { leaf, path } = proofOf(7);
    const wrong = [
      { leaf: { ...leaf, count: 2 }, path },
      { leaf: { ...leaf, value: NOTHING }, path },
      { leaf: { ...leaf, key: runKey(sha256, "8") }, path },
      { leaf, path: path.slice(1) },
      { leaf, path: path.slice(0, -1) },
      { leaf, path: [...path, NOTHING] },
      { leaf, path: path.map((hash, at) => (at === 0 ? NOTHING : hash)) },
      { leaf, path: path.map((hash) => hash.slice(1)) },
      { leaf, path: Array.from({ length: 257 }, () => NOTHING) },
    ];
    for (const proof of wrong) expect(verifyHead(sha256, proof, root)).toBe(false);
    expect(verifyHead(sha256, { leaf, path }, NOTHING)).toBe(false);
    expect(verifyHead(sha256, { leaf, path }, root.slice(1))).toBe(false);
  });

  it("is not to be had of what is not there", () => {
    expect(proveHead(sha256, read, runKey(sha256, "another"))).toBeNull();
    expect(proveHead(sha256, () => null, runKey(sha256, "1"))).toBeNull();
  });
});

describe("what follows from the log's entries", () => {
  const entry = (run: string, version: number, launchedBy: string | null = null) => ({
    run,
    version,
    leaf: leafOf(run, version).value,
    launchedBy,
  });

  it("is each run's newest version, and each organisation's list of runs", () => {
    const first = [entry("a", 1, "north"), entry("b", 1, "south"), entry("a", 2)];
    const then = [entry("c", 1, "north"), entry("b", 2)];
    const lists = new Map(
      headsOf(sha256, first, () => null).map((leaf) => [leaf.key, leaf] as const),
    );
    const leaves = headsOf(sha256, then, (key) => lists.get(key) ?? null);
    const chain = chained(sha256, chained(sha256, NOTHING, "a"), "c");
    expect(leaves).toEqual([
      { key: runsKey(sha256, "north"), count: 2, value: chain },
      { key: runKey(sha256, "c"), count: 1, value: entry("c", 1).leaf },
      { key: runKey(sha256, "b"), count: 2, value: entry("b", 2).leaf },
    ]);
    expect(lists.get(runKey(sha256, "a"))?.count).toBe(2);
    const both = headsOf(sha256, [...first, ...then], () => null);
    expect(both.find(({ key }) => key === runsKey(sha256, "north"))?.value).toEqual(chain);
  });

  it("is nothing for the statements themselves", () => {
    expect(headsOf(sha256, [entry(LOG_STREAM, 1)], () => null)).toEqual([]);
  });
});
