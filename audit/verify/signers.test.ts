import { describe, expect, it } from "vitest";
import { formatCheckpoint } from "../log/checkpoint.ts";
import {
  base64,
  formatNote,
  formatVerifierKey,
  ML_DSA_COSIGNATURE,
  parseNote,
  parseVerifierKey,
} from "../log/note.ts";
import {
  createCosigner,
  createLogSigner,
  createMlDsaCosigner,
  type NoteSigner,
} from "../log/signer.ts";
import { checkCosigned, checkSigned, readCheckpointNote } from "./checkpoint.ts";
import { nodePorts } from "./node-ports.ts";
import type { Ports } from "./ports.ts";
import { collectFindings } from "./report.ts";
import { checkCosignatures, checkLogSignature } from "./signers.ts";

const seed = (byte: number) => new Uint8Array(32).fill(byte);
const log = createLogSigner("log.example", seed(1));
const other = createLogSigner("log.example", seed(2));
const elsewhere = createLogSigner("elsewhere.example", seed(3));
const north = createCosigner("north.example", seed(4), () => 1_700_000_000);
const south = createCosigner("south.example", seed(5), () => 1_700_000_001);

const text = formatCheckpoint({
  origin: "log.example",
  size: 9,
  root: new Uint8Array(32),
  extension: [],
});
const noteOf = (...signers: readonly NoteSigner[]): string =>
  formatNote({ text, signatures: signers.map((signer) => signer.sign(text)) });
/** As if another note had been signed. */
const wrongly = (signer: NoteSigner): NoteSigner => ({
  ...signer,
  sign: (text) => signer.sign(text.replace("9", "8")),
});
/** A signature that lacks its last byte, or has one more. */
const resized = (signer: NoteSigner, by: number): NoteSigner => ({
  ...signer,
  sign(text) {
    const line = signer.sign(text);
    const signature = new Uint8Array(line.signature.length + by);
    signature.set(line.signature.subarray(0, signature.length));
    return { ...line, signature };
  },
});
const blind: Ports = { ...nodePorts, verify: () => Promise.resolve(null) };

const signedBy = async (
  note: string,
  { given = [], embedded = [] }: { given?: readonly string[]; embedded?: readonly string[] },
  ports = nodePorts,
) => {
  const findings = collectFindings(["checkpoint"]);
  const keys = { given, embedded };
  const limits = await checkLogSignature(ports, readCheckpointNote(note), keys, findings);
  return {
    told: findings.checks().map(({ result, message }) => `${result}: ${message}`),
    limits,
  };
};
const SIGNED = "holds: log.example signed a log of 9 events.";
const NOBODY = "fails: No key that should have signed the checkpoint has done so.";
const CAME_ALONG = [
  "The log's key came along with what was checked. Compare it with the key that the log shows to everybody (/log/key), or give it with --key.",
];

describe("the log's signature", () => {
  it("by a key that was given", async () => {
    const given = [log.verifierKey];
    expect(await signedBy(noteOf(log), { given })).toEqual({ told: [SIGNED], limits: [] });
    const spaced = { given: [` ${log.verifierKey}\n`], embedded: [other.verifierKey] };
    expect(await signedBy(noteOf(log), spaced)).toEqual({ told: [SIGNED], limits: [] });
    const broken = { given, embedded: [log.verifierKey.replace("log", "lag")] };
    expect((await signedBy(noteOf(log), broken)).told).toEqual([
      `fails: "${broken.embedded[0]}" is not a key of this kind.`,
      SIGNED,
    ]);
  });

  it("by a key that came along, which is said", async () => {
    expect(await signedBy(noteOf(log), { embedded: [log.verifierKey] })).toEqual({
      told: [SIGNED],
      limits: CAME_ALONG,
    });
  });

  it("by one of two keys, while one replaces the other", async () => {
    const given = [other.verifierKey, log.verifierKey];
    expect((await signedBy(noteOf(log), { given })).told).toEqual([SIGNED]);
    expect((await signedBy(noteOf(log), { given: given.toReversed() })).told).toEqual([SIGNED]);
  });

  it("not beside a wrong one, by the same key or by another that is known", async () => {
    const wrong = "fails: The signature of log.example on the checkpoint is wrong.";
    const given = [log.verifierKey];
    const twice = [noteOf(log, wrongly(log)), noteOf(wrongly(log), log)];
    for (const note of twice) expect((await signedBy(note, { given })).told).toContain(wrong);
    const embedded = [other.verifierKey];
    const beside = await signedBy(noteOf(log, wrongly(other)), { given, embedded });
    expect(beside.told).toEqual([wrong, SIGNED]);
    // What a key that nobody knows signed is passed by (C2SP signed-note).
    expect((await signedBy(noteOf(log, wrongly(elsewhere)), { given })).told).toEqual([SIGNED]);
  });

  it("by nobody who should have signed", async () => {
    const told = { told: [NOBODY], limits: [] };
    expect(await signedBy(noteOf(log), {})).toEqual(told);
    expect(await signedBy(noteOf(log), { given: [other.verifierKey] })).toEqual(told);
    // A key that was given leaves no room for one that came along.
    const embedded = [log.verifierKey];
    expect(await signedBy(noteOf(log), { given: [other.verifierKey], embedded })).toEqual(told);
  });

  it("over another checkpoint, or of another length", async () => {
    const wrong = {
      told: ["fails: The signature of log.example on the checkpoint is wrong.", NOBODY],
      limits: [],
    };
    const given = [log.verifierKey];
    expect(await signedBy(noteOf(wrongly(log)), { given })).toEqual(wrong);
    expect(await signedBy(noteOf(resized(log, -1)), { given })).toEqual(wrong);
    expect(await signedBy(noteOf(resized(log, 1)), { given })).toEqual(wrong);
  });

  it("by a key of another name", async () => {
    const { told } = await signedBy(noteOf(elsewhere), { given: [elsewhere.verifierKey] });
    expect(told).toEqual([
      "fails: The checkpoint is one of log.example, but elsewhere.example signed it.",
      "holds: elsewhere.example signed a log of 9 events.",
    ]);
  });

  it("by what is no log's key", async () => {
    const long = "x".repeat(81);
    const notKey = (key: string) => `fails: "${key}" is not a key of this kind.`;
    for (const key of [north.verifierKey, long, log.verifierKey.replace("log", "Log")]) {
      const { told } = await signedBy(noteOf(log, north), { given: [key] });
      expect(told).toEqual([notKey(key.slice(0, 80)), NOBODY]);
    }
  });

  it("on a machine that can't tell", async () => {
    expect(await signedBy(noteOf(log), { embedded: [log.verifierKey] }, blind)).toEqual({
      told: ["could-not-check: This machine can't check Ed25519 signatures."],
      limits: [],
    });
  });
});

const cosignedBy = async (
  note: string,
  { given = [], embedded = [] }: { given?: readonly string[]; embedded?: readonly string[] },
  ports = nodePorts,
) => {
  const findings = collectFindings(["cosignatures"]);
  const keys = { given, embedded };
  const limits = await checkCosignatures(ports, readCheckpointNote(note), keys, findings);
  return {
    told: findings.checks().map(({ result, message }) => `${result}: ${message}`),
    limits,
  };
};
const NO_WITNESS =
  "No witness vouches for this checkpoint: whoever has the log's key could show a different history to others.";
const SAW = "holds: north.example saw this log of 9 events at 2023-11-14T22:13:20.000Z.";

describe("a witness's cosignature", () => {
  const given = [north.verifierKey];

  it("of one that was given", async () => {
    const seen = { told: [SAW], limits: [] };
    expect(await cosignedBy(noteOf(log, north), { given })).toEqual(seen);
    // Given and come along, it counts once, as given.
    expect(await cosignedBy(noteOf(log, north), { given, embedded: given })).toEqual(seen);
  });

  it("of one that came along, which is said", async () => {
    expect(await cosignedBy(noteOf(log, north), { embedded: given })).toEqual({
      told: [SAW],
      limits: ["The key of the witness north.example came along. Give it with --witness."],
    });
  });

  it("of none, which is said", async () => {
    expect(await cosignedBy(noteOf(log), {})).toEqual({ told: [], limits: [NO_WITNESS] });
    expect(await cosignedBy(noteOf(log), { embedded: given })).toEqual({
      told: [],
      limits: ["The witness north.example has not cosigned this checkpoint.", NO_WITNESS],
    });
  });

  it("that was asked for and is missing", async () => {
    const asked = [north.verifierKey, south.verifierKey];
    expect(await cosignedBy(noteOf(log, north), { given: asked })).toEqual({
      told: ["fails: south.example has not cosigned this checkpoint.", SAW],
      limits: [],
    });
  });

  it("that is wrong, or not as long as one is", async () => {
    const wrong = {
      told: ["fails: The cosignature of north.example is wrong."],
      limits: [NO_WITNESS],
    };
    expect(await cosignedBy(noteOf(log, wrongly(north)), { given })).toEqual(wrong);
    expect(await cosignedBy(noteOf(log, resized(north, -1)), { embedded: given })).toEqual(wrong);
    expect(await cosignedBy(noteOf(log, resized(north, 1)), { given })).toEqual(wrong);
    expect(await cosignedBy(noteOf(log, resized(north, -70)), { given })).toEqual(wrong);
  });

  it("not beside a wrong one", async () => {
    const wrong = ["fails: The cosignature of north.example is wrong."];
    for (const note of [noteOf(log, north, wrongly(north)), noteOf(log, wrongly(north), north)])
      expect((await cosignedBy(note, { embedded: given })).told).toEqual(wrong);
    const beside = await cosignedBy(noteOf(log, north, wrongly(south)), {
      given,
      embedded: [south.verifierKey],
    });
    expect(beside.told).toEqual(["fails: The cosignature of south.example is wrong.", SAW]);
  });

  it("that names another time than it covers", async () => {
    const { signatures } = parseNote(noteOf(north));
    const [line] = signatures;
    const later = Uint8Array.from(line?.signature ?? []);
    later[7] = (later[7] ?? 0) + 1;
    const moved: NoteSigner = {
      ...north,
      sign: (text) => ({ ...north.sign(text), signature: later }),
    };
    expect((await cosignedBy(noteOf(moved), { given })).told).toEqual([
      "fails: The cosignature of north.example is wrong.",
    ]);
  });

  it("at a time that no calendar has", async () => {
    const strange = createCosigner("north.example", seed(4), () => 2 ** 50);
    expect((await cosignedBy(noteOf(strange), { given })).told).toEqual([
      "holds: north.example saw this log of 9 events at an unknown time.",
    ]);
  });

  it("by what is no witness's key", async () => {
    expect((await cosignedBy(noteOf(log), { given: [log.verifierKey] })).told).toEqual([
      `fails: "${log.verifierKey.slice(0, 80)}" is not a key of this kind.`,
    ]);
    expect((await cosignedBy(noteOf(log, north), { given: ["?", ...given] })).told).toEqual([
      'fails: "?" is not a key of this kind.',
      SAW,
    ]);
  });

  it("on a machine that can't tell", async () => {
    expect(await cosignedBy(noteOf(log, north), { given }, blind)).toEqual({
      told: ["could-not-check: This machine can't check Ed25519 signatures."],
      limits: [NO_WITNESS],
    });
  });
});

it("a checkpoint is read with its note", () => {
  const { checkpoint, note } = readCheckpointNote(noteOf(log));
  expect([checkpoint.origin, checkpoint.size]).toEqual(["log.example", 9]);
  expect(base64.encode(checkpoint.root)).toBe(base64.encode(new Uint8Array(32)));
  expect(note.text).toBe(text);
});

describe("a single key", () => {
  const { sha256 } = nodePorts;
  const logKey = parseVerifierKey(sha256, log.verifierKey);
  const witnessKey = parseVerifierKey(sha256, north.verifierKey);

  it("that is not among those that signed is absent", async () => {
    const read = readCheckpointNote(noteOf(other));
    expect(await checkSigned(nodePorts, read.note, logKey)).toBe("absent");
    expect(await checkCosigned(nodePorts, read, witnessKey)).toEqual({ result: "absent" });
  });

  it("has signatures of one length, whatever a machine makes of others", async () => {
    const trusting: Ports = { ...nodePorts, verify: () => Promise.resolve(true) };
    const read = readCheckpointNote(noteOf(resized(log, 1), resized(north, -1)));
    expect(await checkSigned(trusting, read.note, logKey)).toBe("wrong");
    expect(await checkCosigned(trusting, read, witnessKey)).toEqual({ result: "wrong" });
  });
});

describe("a witness that signs with ML-DSA-44", () => {
  const west = createMlDsaCosigner("west.example", seed(6), () => 1_700_000_002);
  const given = [west.verifierKey];

  it("has cosigned, also on a machine that can't tell of Ed25519", async () => {
    const told = ["holds: west.example saw this log of 9 events at 2023-11-14T22:13:22.000Z."];
    expect(await cosignedBy(noteOf(log, west), { given })).toEqual({ told, limits: [] });
    expect(await cosignedBy(noteOf(log, west), { given }, blind)).toEqual({ told, limits: [] });
  });

  it("has not cosigned what another checkpoint, another name or another length signed", async () => {
    const wrong = {
      told: ["fails: The cosignature of west.example is wrong."],
      limits: [NO_WITNESS],
    };
    for (const signer of [wrongly(west), resized(west, 1), resized(west, -1)])
      expect(await cosignedBy(noteOf(log, signer), { given })).toEqual(wrong);
    const renamed = createMlDsaCosigner("east.example", seed(6), () => 1_700_000_002);
    const borrowed: NoteSigner = {
      ...west,
      sign: (words) => ({ ...renamed.sign(words), ...namesOf(west, words) }),
    };
    expect(await cosignedBy(noteOf(log, borrowed), { given })).toEqual(wrong);
  });

  it("has cosigned at no time beyond 2^53, and under no name of more than 255 bytes", async () => {
    const late = createMlDsaCosigner("west.example", seed(6), () => 2 ** 60);
    expect((await cosignedBy(noteOf(log, late), { given })).told).toEqual([
      "fails: The cosignature of west.example is wrong.",
    ]);
    const long = "w".repeat(256);
    const { publicKey } = parseVerifierKey(nodePorts.sha256, west.verifierKey);
    const key = formatVerifierKey(nodePorts.sha256, long, ML_DSA_COSIGNATURE, publicKey);
    const { keyHash } = parseVerifierKey(nodePorts.sha256, key);
    const named: NoteSigner = {
      ...west,
      sign: (words) => ({ ...west.sign(words), name: long, keyHash }),
    };
    expect((await cosignedBy(noteOf(log, named), { given: [key] })).told).toEqual([
      `fails: The cosignature of ${long} is wrong.`,
    ]);
  });
});

const namesOf = (signer: NoteSigner, words: string) => {
  const { name, keyHash } = signer.sign(words);
  return { name, keyHash };
};
