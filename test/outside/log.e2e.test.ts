import { beforeAll, describe, expect, it } from "vitest";
import { formatCheckpoint } from "../../audit/log/checkpoint.ts";
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  nodeHash,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  type ReadHash,
} from "../../audit/log/merkle.ts";
import { formatNote, parseVerifierKey } from "../../audit/log/note.ts";
import { formatTlogProof } from "../../audit/log/proof.ts";
import {
  createCosigner,
  createLogSigner,
  createMlDsaCosigner,
  sha256,
} from "../../audit/log/signer.ts";
import { formatAddCheckpoint } from "../../audit/log/witness/request.ts";
import { createWitness } from "../../audit/log/witness/witness.ts";
import { buildOutsidePrograms, type OutsideAnswer, type Question } from "./ask.ts";

let ask: (questions: readonly Question[]) => OutsideAnswer[];
beforeAll(() => {
  ask = buildOutsidePrograms();
});

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const SIZE = 600;
const entries = Array.from({ length: SIZE }, (_, n) => Buffer.from(`entry ${n}`.repeat(n % 5)));
const levels: Uint8Array[][] = [entries.map((entry) => leafHash(sha256, entry))];
const at = (level: number, index: number): Uint8Array =>
  levels[level]?.[index] ?? new Uint8Array(32);
for (let level = 1; SIZE >> level > 0; level += 1) {
  levels.push(
    Array.from({ length: SIZE >> level }, (_, n) =>
      nodeHash(sha256, at(level - 1, 2 * n), at(level - 1, 2 * n + 1)),
    ),
  );
}
const read: ReadHash = at;
const root = (size: number): Uint8Array => treeRoot(sha256, read, size);

/** A small seeded generator (mulberry32), so that a failure can be run again. */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};

const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

/** Spoils a list of hashes in one of several ways. */
const bend = (proof: readonly Uint8Array[], pick: (below: number) => number): Uint8Array[] => {
  const n = proof.length;
  const spot = n === 0 ? 0 : pick(n);
  switch (pick(6)) {
    case 0:
      return proof.map((hash, k) => (k === spot ? flip(hash, pick(256)) : hash));
    case 1:
      return proof.slice(0, -1);
    case 2:
      return proof.slice(1);
    case 3:
      return [...proof, at(0, pick(SIZE))];
    case 4:
      return [at(0, pick(SIZE)), ...proof];
    default:
      return proof.toReversed();
  }
};

describe("the log's bytes, as programs read them that the project did not write", () => {
  it("has the roots that golang.org/x/mod/sumdb/tlog computes", () => {
    const sizes = [0, 1, 2, 3, 7, 8, 255, 256, 257, 600];
    const answers = ask(
      sizes.map((size) => ({ ask: "root", entries: entries.slice(0, size).map(b64) })),
    );
    expect(answers.map((answer) => answer.root)).toEqual(sizes.map((size) => b64(root(size))));
  });

  it("agrees with transparency-dev/merkle and tlog on 20,000 inclusion proofs, right and wrong", () => {
    const pick = seeded(1);
    const cases = Array.from({ length: 20_000 }, () => {
      const size = 1 + pick(SIZE);
      const index = pick(size);
      const right = {
        leaf: at(0, index),
        index,
        size,
        proof: inclusionProof(sha256, read, index, size),
        root: root(size),
      };
      switch (pick(7)) {
        case 0:
          return { ...right, leaf: at(0, pick(SIZE)) };
        case 1:
          return { ...right, index: pick(SIZE + 2) };
        case 2:
          return { ...right, size: pick(SIZE + 2) };
        case 3:
          return {
            ...right,
            root: pick(2) === 0 ? root(1 + pick(SIZE)) : flip(right.root, pick(256)),
          };
        case 4:
          return { ...right, proof: bend(right.proof, pick) };
        default:
          return right;
      }
    });
    const ours = cases.map(({ leaf, index, size, proof, root: r }) =>
      verifyInclusion(sha256, leaf, index, size, proof, r),
    );
    const asked = (word: "inclusion" | "record") =>
      ask(
        cases.map((c) => ({
          ...c,
          ask: word,
          leaf: b64(c.leaf),
          root: b64(c.root),
          proof: c.proof.map(b64),
        })),
      ).map(({ ok }) => ok);
    expect(asked("inclusion")).toEqual(ours);
    expect(asked("record")).toEqual(ours);
    expect(ours.filter((held) => held).length).toBeGreaterThan(4_000);
    expect(ours.filter((held) => !held).length).toBeGreaterThan(4_000);
  });

  it("agrees with transparency-dev/merkle on 20,000 consistency proofs, right and wrong", () => {
    const pick = seeded(2);
    const cases = Array.from({ length: 20_000 }, () => {
      const size = 1 + pick(SIZE);
      const first = 1 + pick(size);
      const right = {
        first,
        size,
        proof: consistencyProof(sha256, read, first, size),
        firstRoot: root(first),
        root: root(size),
      };
      switch (pick(7)) {
        case 0:
          return { ...right, first: 1 + pick(SIZE) };
        case 1:
          return { ...right, size: 1 + pick(SIZE) };
        case 2:
          return { ...right, firstRoot: flip(right.firstRoot, pick(256)) };
        case 3:
          return {
            ...right,
            root: pick(2) === 0 ? root(1 + pick(SIZE)) : flip(right.root, pick(256)),
          };
        case 4:
          return { ...right, proof: bend(right.proof, pick) };
        default:
          return right;
      }
    });
    const ours = cases.map(({ first, size, proof, firstRoot, root: r }) =>
      verifyConsistency(sha256, first, size, proof, firstRoot, r),
    );
    const theirs = ask(
      cases.map((c) => ({
        ...c,
        ask: "consistency",
        root: b64(c.root),
        firstRoot: b64(c.firstRoot),
        proof: c.proof.map(b64),
      })),
    ).map(({ ok }) => ok);
    expect(theirs).toEqual(ours);
    expect(ours.filter((held) => held).length).toBeGreaterThan(4_000);
    expect(ours.filter((held) => !held).length).toBeGreaterThan(4_000);
  });

  it("has checkpoints that sumdb/note and transparency-dev/formats open, cosigned or not, and refuse once changed", () => {
    const log = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
    const witness = createCosigner(
      "witness.example/w1",
      new Uint8Array(32).fill(4),
      () => 1_800_000_000,
    );
    const text = formatCheckpoint({
      origin: log.name,
      size: SIZE,
      root: root(SIZE),
      extension: [],
    });
    const plain = formatNote({ text, signatures: [log.sign(text)] });
    const cosigned = formatNote({ text, signatures: [log.sign(text), witness.sign(text)] });
    const key = log.verifierKey;
    const answers = ask([
      { ask: "note", note: plain, key },
      { ask: "checkpoint", note: plain, key },
      { ask: "checkpoint", note: cosigned, key },
      { ask: "checkpoint", note: plain.replace(`\n${SIZE}\n`, `\n${SIZE - 1}\n`), key },
      {
        ask: "note",
        note: plain,
        key: createLogSigner("log.example/alongside", new Uint8Array(32).fill(5)).verifierKey,
      },
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
    expect(answers[1]).toMatchObject({ size: SIZE, root: b64(root(SIZE)) });
  });

  it("has cosignatures of its witness that transparency-dev/formats verifies, with their time", async () => {
    const log = createLogSigner("log.example/alongside", new Uint8Array(32).fill(3));
    const memory = new Map<string, string>();
    const seconds = 1_800_000_000;
    const witness = createWitness({
      signers: [
        createCosigner("witness.example/w1", new Uint8Array(32).fill(4), () => seconds),
        createMlDsaCosigner("witness.example/w1", new Uint8Array(32).fill(5), () => seconds),
      ],
      logs: [parseVerifierKey(sha256, log.verifierKey)],
      memory: {
        read: (origin) => Promise.resolve(memory.get(origin) ?? null),
        write: async (origin, note) => void memory.set(origin, note),
        keepRefused: () => Promise.resolve(),
      },
    });
    const cosigned = async (old: number, size: number): Promise<string> => {
      const text = formatCheckpoint({ origin: log.name, size, root: root(size), extension: [] });
      const checkpoint = formatNote({ text, signatures: [log.sign(text)] });
      const proof = consistencyProof(sha256, read, old, size);
      const { body } = await witness.addCheckpoint(formatAddCheckpoint({ old, proof, checkpoint }));
      return checkpoint + body;
    };
    const [first, second] = [await cosigned(0, 300), await cosigned(300, SIZE)];
    for (const key of witness.verifierKeys) {
      const answers = ask([
        { ask: "cosignature", note: first, key },
        { ask: "cosignature", note: second, key },
        { ask: "checkpoint", note: second, key: log.verifierKey },
        { ask: "cosignature", note: second.replace(`\n${SIZE}\n`, `\n${SIZE - 1}\n`), key },
        { ask: "cosignature", note: first, key: log.verifierKey },
      ]);
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
      expect(answers.slice(0, 2).map(({ size }) => size)).toEqual([seconds, seconds]);
    }
  });

  it("has proofs of one entry that transparency-dev/formats reads", () => {
    const text = formatTlogProof({
      index: 5,
      hashes: inclusionProof(sha256, read, 5, SIZE),
      checkpoint: "log.example\n600\nAAAA\n\n\u2014 log.example AAAA\n",
      extra: Buffer.from("a run"),
    });
    const answers = ask([
      { ask: "tlog-proof", note: text },
      { ask: "tlog-proof", note: text.replace("index 5", "index five") },
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
  });
});
