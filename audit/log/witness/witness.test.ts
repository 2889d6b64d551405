import { mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { formatCheckpoint } from "../checkpoint.ts";
import { consistencyProof, leafHash, nodeHash, treeRoot, type ReadHash } from "../merkle.ts";
import { formatNote, parseNote, parseVerifierKey } from "../note.ts";
import {
  checkSignature,
  createCosigner,
  createLogSigner,
  createMlDsaCosigner,
  sha256,
} from "../signer.ts";
import { logId, witnessFolder } from "./memory.ts";
import { formatAddCheckpoint, parseAddCheckpoint, parseSize } from "./request.ts";
import { createWitness, type Witness } from "./witness.ts";

const log = createLogSigner("log.example/test", new Uint8Array(32).fill(1));
const stranger = createLogSigner("log.example/test", new Uint8Array(32).fill(2));
const cosigner = createCosigner(
  "witness.example/w",
  new Uint8Array(32).fill(3),
  () => 1_800_000_000,
);
const newer = createMlDsaCosigner(
  "witness.example/w",
  new Uint8Array(32).fill(4),
  () => 1_800_000_000,
);
const logKey = parseVerifierKey(sha256, log.verifierKey);

/** A history whose leaves are the numbers from 0 on, `twist` from the entry at `from` on. */
const history = (from = Infinity, twist = 0): ReadHash =>
  function read(level, index): Uint8Array {
    if (level === 0) return leafHash(sha256, Uint8Array.of(index, index >= from ? twist : 0));
    return nodeHash(sha256, read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
  };

const signed = (size: number, read = history(), signer = log): string => {
  const text = formatCheckpoint({
    origin: signer.name,
    size,
    root: treeRoot(sha256, read, size),
    extension: [],
  });
  return formatNote({ text, signatures: [signer.sign(text)] });
};
const request = (old: number, size: number, read = history(), signer = log): string =>
  formatAddCheckpoint({
    old,
    proof: old > size ? [] : consistencyProof(sha256, read, old, size),
    checkpoint: signed(size, read, signer),
  });

let folder: string;
let refused: string[];
const start = (): Witness =>
  createWitness({
    signers: [cosigner, newer],
    logs: [logKey],
    memory: witnessFolder(folder),
    onRefused: (_, why) => refused.push(why),
  });
let witness: Witness;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "alongside-witness-"));
  refused = [];
  witness = start();
});

describe("a witness", () => {
  it("cosigns a log from its first checkpoint on, as long as each continues the one before", async () => {
    for (const [old, size] of [
      [0, 5],
      [5, 5],
      [5, 8],
      [8, 100],
    ] as const) {
      const { status, body } = await witness.addCheckpoint(request(old, size));
      expect(status).toBe(200);
      const note = parseNote(`${parseNote(signed(size)).text}\n${body}`);
      for (const { verifierKey } of [cosigner, newer])
        expect(checkSignature(note, parseVerifierKey(sha256, verifierKey))).toEqual({
          result: "signed",
          time: 1_800_000_000,
        });
    }
  });

  it("knows what it cosigned after a restart, and tells whoever begins elsewhere", async () => {
    await witness.addCheckpoint(request(0, 5));
    expect(await start().addCheckpoint(request(0, 9))).toEqual({
      status: 409,
      type: "text/x.tlog.size",
      body: "5\n",
    });
    expect((await start().addCheckpoint(request(5, 9))).status).toBe(200);
  });

  it("refuses a history that parts from the one it cosigned, and keeps what the log signed as evidence", async () => {
    await witness.addCheckpoint(request(0, 10));
    const other = history(4, 1);
    expect((await witness.addCheckpoint(request(10, 20, other))).status).toBe(422);
    expect((await witness.addCheckpoint(request(10, 10, other))).status).toBe(409);
    expect(refused).toHaveLength(2);
    const kept = await readdir(join(folder, "logs", logId(log.name)));
    expect(kept.filter((name) => name.startsWith("refused-")).length).toBe(2);
    expect((await witness.addCheckpoint(request(10, 20))).status).toBe(200);
  });

  it("never goes back to a smaller tree", async () => {
    await witness.addCheckpoint(request(0, 10));
    expect(await witness.addCheckpoint(request(0, 6))).toMatchObject({ status: 409, body: "10\n" });
    expect((await witness.addCheckpoint(request(10, 6))).status).toBe(400);
  });

  it("lets one of two requests at the same time win", async () => {
    await witness.addCheckpoint(request(0, 3));
    const replies = await Promise.all(
      [8, 9, 10].map((to) => witness.addCheckpoint(request(3, to))),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it("signs nothing for a log it does not know, or that somebody else signed", async () => {
    const elsewhere = createLogSigner("other.example/log", new Uint8Array(32).fill(1));
    const reply = await witness.addCheckpoint(request(0, 1, history(), elsewhere));
    expect(reply.status).toBe(404);
    expect((await witness.addCheckpoint(request(0, 1, history(), stranger))).status).toBe(403);
  });

  it.each([
    "",
    "old 0\n",
    "old 00\n\nlog.example/test\n",
    "old -1\n\nx\n0\n\n",
    "old 0\nAAAA\n\nx",
    "new 0\n\nx",
    `old 0\n${`${Buffer.alloc(32).toString("base64")}\n`.repeat(64)}\nx`,
  ])("answers 400 to what is not a request: %j", async (body) => {
    expect((await witness.addCheckpoint(body)).status).toBe(400);
  });

  it("answers 422 to a proof that a first checkpoint must not have", async () => {
    const text = request(0, 5).replace(
      "old 0\n",
      `old 0\n${Buffer.alloc(32).toString("base64")}\n`,
    );
    expect((await witness.addCheckpoint(text)).status).toBe(422);
  });

  it("keeps its memory where only its owner reads it", async () => {
    await witness.addCheckpoint(request(0, 5));
    const file = join(folder, "logs", logId(log.name), "checkpoint");
    // oxlint-disable-next-line no-bitwise -- the permission bits of a mode
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe("the forms of the protocol", () => {
  it("reads what it writes", () => {
    const one = { old: 7, proof: [new Uint8Array(32).fill(9)], checkpoint: signed(9) };
    expect(parseAddCheckpoint(formatAddCheckpoint(one))).toEqual(one);
  });

  it("takes a size only in the protocol's own form", () => {
    expect(["12\n", "0\n", "12", "012\n", "-1\n", "1e3\n"].map(parseSize)).toEqual([
      12,
      0,
      null,
      null,
      null,
      null,
    ]);
  });
});
