import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { formatNote, ML_DSA_COSIGNATURE, NoteError, parseNote, parseVerifierKey } from "./note.ts";
import {
  checkSignature,
  createCosigner,
  createLogSigner,
  createMlDsaCosigner,
  formatSignerKey,
  parseSignerKey,
  sha256,
} from "./signer.ts";

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const seed = new Uint8Array(32).fill(7);
const log = createLogSigner("log.example/alongside", seed);
const checkpoint = { origin: log.name, size: 42, root: new Uint8Array(32).fill(1), extension: [] };
const text = formatCheckpoint(checkpoint);

describe("a log's key", () => {
  it("is accepted and refused as the Go checksum database's own example is", () => {
    const known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    expect(parseVerifierKey(sha256, known).name).toBe("PeterNeumann");
    for (const broken of [
      known.replace("c74f", "c74e"),
      known.slice(0, -4),
      `${known}+`,
      "x",
      " +c74f20a3+AA==",
    ]) {
      expect(() => parseVerifierKey(sha256, broken)).toThrow(NoteError);
    }
  });

  it("verifies the Go checksum database's own example note", () => {
    const key = parseVerifierKey(
      sha256,
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    );
    const note = parseNote(
      "If you think cryptography is the answer to your problem,\n" +
        "then you don't know what your problem is.\n\n" +
        "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
    );
    expect(checkSignature(note, key)).toEqual({ result: "signed" });
    expect(checkSignature({ ...note, text: note.text.replace("you", "I") }, key)).toEqual({
      result: "wrong",
    });
  });

  it("reads back from the form it is kept in, and is refused when a letter changed", () => {
    fc.assert(
      fc.property(seeds, (bytes) => {
        const kept = formatSignerKey("a.log/b", bytes);
        expect(parseSignerKey(kept)).toEqual({ name: "a.log/b", seed: bytes });
        expect(() => parseSignerKey(kept.replace("a.log", "b.log"))).toThrow(NoteError);
      }),
      { numRuns: 20 },
    );
    expect(() => createLogSigner("two words", seed)).toThrow(NoteError);
    expect(() => createLogSigner("a", new Uint8Array(31))).toThrow(NoteError);
  });
});

describe("a signed checkpoint", () => {
  const witness = createCosigner(
    "witness.example/w",
    new Uint8Array(32).fill(9),
    () => 1_800_000_000,
  );
  const note = formatNote({ text, signatures: [log.sign(text), witness.sign(text)] });

  it("holds for the log's key and the witness's, which tells its time", () => {
    const parsed = parseNote(note);
    expect(parsed.text).toBe(text);
    expect(checkSignature(parsed, parseVerifierKey(sha256, log.verifierKey))).toEqual({
      result: "signed",
    });
    expect(checkSignature(parsed, parseVerifierKey(sha256, witness.verifierKey))).toEqual({
      result: "signed",
      time: 1_800_000_000,
    });
    const stranger = createLogSigner("log.example/alongside", new Uint8Array(32).fill(8));
    expect(checkSignature(parsed, parseVerifierKey(sha256, stranger.verifierKey))).toEqual({
      result: "absent",
    });
  });

  it("is a note that is refused or fails once any one byte changed", () => {
    const key = parseVerifierKey(sha256, log.verifierKey);
    const bytes = Buffer.from(formatNote({ text, signatures: [log.sign(text)] }));
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        let result = "refused";
        try {
          result = checkSignature(parseNote(changed.toString("utf8")), key).result;
        } catch (problem) {
          expect(problem).toBeInstanceOf(NoteError);
        }
        expect(result).not.toBe("signed");
      }),
    );
  });

  it("reads back as a checkpoint", () => {
    expect(parseCheckpoint(text)).toEqual(checkpoint);
  });

  it.each([
    "",
    "o\n1\n",
    "o\n01\nAAAA\n",
    "o\n-1\nAAAA\n",
    "o\n1\nAAAA\n",
    text.replace("42", "+42"),
    `${text}\n`,
    text.trimEnd(),
  ])("is refused as a checkpoint: %j", (broken) =>
    expect(() => parseCheckpoint(broken)).toThrow(NoteError),
  );
});

describe("a cosignature with ML-DSA-44", () => {
  // A key and a note that github.com/transparency-dev/formats v0.1.1 made.
  const theirs = z
    .object({ signerKey: z.string(), verifierKey: z.string(), note: z.string() })
    .parse(
      JSON.parse(
        readFileSync(new URL("vectors/ml-dsa-44-cosignature.json", import.meta.url), "utf8"),
      ),
    );
  const key = parseVerifierKey(sha256, theirs.verifierKey);
  const { name, seed: their } = parseSignerKey(theirs.signerKey, ML_DSA_COSIGNATURE);

  it("is verified as another program made it, with its time", () => {
    expect(checkSignature(parseNote(theirs.note), key)).toEqual({
      result: "signed",
      time: 1_795_765_467,
    });
    const changed = parseNote(theirs.note.replace("20852163", "20852164"));
    expect(checkSignature(changed, key)).toEqual({ result: "wrong" });
  });

  it("is made by the same key from the same seed, and kept in the same form", () => {
    const ours = createMlDsaCosigner(name, their, () => 1_800_000_000);
    expect(ours.verifierKey).toBe(theirs.verifierKey);
    expect(formatSignerKey(name, their, ML_DSA_COSIGNATURE)).toBe(theirs.signerKey);
    const { text: words } = parseNote(theirs.note);
    const note = parseNote(formatNote({ text: words, signatures: [ours.sign(words)] }));
    expect(checkSignature(note, key)).toEqual({ result: "signed", time: 1_800_000_000 });
  });

  it("is no key of another kind, and none of another length", () => {
    expect(() => parseSignerKey(theirs.signerKey)).toThrow(NoteError);
    expect(() => parseVerifierKey(sha256, theirs.verifierKey.slice(0, -4))).toThrow(NoteError);
  });

  it("covers no name of more than 255 bytes", () => {
    const long = createMlDsaCosigner("w".repeat(256), seed, () => 1);
    expect(() => long.sign(text)).toThrow(NoteError);
  });
});
