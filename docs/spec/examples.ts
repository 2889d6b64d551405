import { createPrivateKey, hash, sign } from "node:crypto";
import { z } from "zod";
import { derivedUuid } from "../../api/derived-uuid.ts";
import { versionDigest } from "../../api/services/runs/save-version.ts";
import { seal } from "../../audit/commitment.ts";
import { canonicalBytes, leafHex } from "../../audit/entry.ts";
import type { JsonValue } from "../../audit/json.ts";
import {
  cosignedMessage,
  cosignedText,
  formatCheckpoint,
  parseCheckpoint,
} from "../../audit/log/checkpoint.ts";
import {
  chained,
  headLeafHash,
  NOTHING,
  runKey,
  runsKey,
  type HeadLeaf,
} from "../../audit/log/heads/head-proof.ts";
import { proveHead, putHeads } from "../../audit/log/heads/heads-map.ts";
import { inclusionProof, leafHash, treeRoot, type ReadHash } from "../../audit/log/merkle.ts";
import { formatNote, formatSignature, formatVerifierKey } from "../../audit/log/note.ts";
import { createCosigner, createLogSigner, sha256 } from "../../audit/log/signer.ts";
import { voucherOf } from "../../audit/voucher.ts";
import { readCanonical } from "../../audit/verify/json.ts";
import { loggedEvent } from "../../audit/verify/logged-event.ts";
import { assentOf, statementOf } from "../../domain/blocks/gate/statement.ts";
import { vouchingStatement } from "../../domain/membership/statement.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));
const digestOf = (value: JsonValue): string => hex(sha256(canonicalBytes(value)));

/** Hashes of complete subtrees over leaves that are all in memory. */
export const readOver = (leaves: readonly Uint8Array[]): ReadHash => {
  const read: ReadHash = (level, index) => {
    const leaf = level === 0 ? leaves[index] : undefined;
    if (leaf !== undefined) return leaf;
    const [left, right] = [read(level - 1, 2 * index), read(level - 1, 2 * index + 1)];
    return sha256(Uint8Array.of(1, ...left, ...right));
  };
  return read;
};

const answer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("signedOff"), data: z.any() }),
  z.object({ type: z.literal("declined"), data: z.any() }),
  z.object({ type: z.literal("preferred"), data: z.any() }),
  z.object({ type: z.literal("askedForTime"), data: z.any() }),
  z.object({ type: z.literal("stoodAside"), data: z.any() }),
]);

/** The two fixed parts of a PKCS #8 Ed25519 key around its seed (RFC 8410). */
const keyFrom = (seed: string) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), bytesOf(seed)]),
    format: "der",
    type: "pkcs8",
  });

/** What each kind of worked example on these pages gives, computed by the program itself. */
export const EXAMPLES: { readonly [name: string]: (given: unknown) => JsonValue } = {
  entry: (given) => {
    const { entry } = z.object({ entry: z.string() }).parse(given);
    const bytes = Buffer.from(entry);
    const value = readCanonical(bytes);
    return {
      isEvent: !(value instanceof Error) && loggedEvent(value) !== null,
      leaf: leafHex(bytes),
    };
  },

  canonical: (given) => {
    const { value } = z.object({ value: z.json() }).parse(given);
    return { bytes: hex(canonicalBytes(value)), sha256: digestOf(value) };
  },

  commitment: (given) => {
    const { key, value } = z.object({ key: z.string(), value: z.json() }).parse(given);
    const { commitment } = seal(value, bytesOf(key));
    return { bytes: hex(canonicalBytes(value)), commitment };
  },

  "version digest": (given) => {
    const { part, sections } = z
      .object({ part: z.string(), sections: z.record(z.string(), z.json()) })
      .parse(given);
    const digests = Object.fromEntries(
      Object.entries(sections).map(([key, fields]) => [key, digestOf(fields)] as const),
    );
    const stated = Object.fromEntries(
      Object.entries(digests).map(([key, digest]) => [key, { digest }] as const),
    );
    return {
      sections: digests,
      bytes: hex(canonicalBytes({ part, sections: digests })),
      digest: versionDigest(part, stated),
    };
  },

  "derived id": (given) => ({
    id: derivedUuid(...z.object({ words: z.array(z.string()) }).parse(given).words),
  }),

  tree: (given) => {
    const { entries } = z.object({ entries: z.array(z.string()) }).parse(given);
    const leaves = entries.map((entry) => leafHash(sha256, bytesOf(entry)));
    const sizes = [0, ...leaves.keys(), leaves.length].slice(1);
    const read = readOver(leaves);
    return {
      leaves: leaves.map(hex),
      roots: sizes.map((size) => hex(treeRoot(sha256, read, size))),
      proofs: leaves.map((_, at) => inclusionProof(sha256, read, at, leaves.length).map(hex)),
    };
  },

  "verifier key": (given) => {
    const { name, type, publicKey } = z
      .object({ name: z.string(), type: z.number(), publicKey: z.string() })
      .parse(given);
    return { verifierKey: formatVerifierKey(sha256, name, type, bytesOf(publicKey)) };
  },

  checkpoint: (given) => {
    const { seed, name, size, root } = z
      .object({ seed: z.string(), name: z.string(), size: z.number(), root: z.string() })
      .parse(given);
    const signer = createLogSigner(name, bytesOf(seed));
    const text = formatCheckpoint({ origin: name, size, root: bytesOf(root), extension: [] });
    return {
      note: formatNote({ text, signatures: [signer.sign(text)] }),
      verifierKey: signer.verifierKey,
    };
  },

  cosignature: (given) => {
    const { seed, name, time, text } = z
      .object({ seed: z.string(), name: z.string(), time: z.number(), text: z.string() })
      .parse(given);
    const signer = createCosigner(name, bytesOf(seed), () => time);
    const message = cosignedMessage(name, time, parseCheckpoint(text));
    return {
      message: cosignedText(time, text),
      line: formatSignature(signer.sign(text)),
      verifierKey: signer.verifierKey,
      mlDsaMessage: message === null ? null : hex(message),
    };
  },

  heads: (given) => {
    const { streams, organisation, runs } = z
      .object({
        streams: z.array(z.object({ id: z.string(), version: z.number(), leaf: z.string() })),
        organisation: z.string(),
        runs: z.array(z.string()),
      })
      .parse(given);
    const list: HeadLeaf = {
      key: runsKey(sha256, organisation),
      count: runs.length,
      value: runs.reduce((chain, run) => chained(sha256, chain, run), NOTHING),
    };
    const leaves = [
      ...streams.map(({ id, version, leaf }): HeadLeaf => ({
        key: runKey(sha256, id),
        count: version,
        value: bytesOf(leaf),
      })),
      list,
    ];
    const parts = putHeads(sha256, () => null, leaves);
    const paths = leaves.map(({ key }) =>
      proveHead(sha256, (prefix) => parts.get(prefix) ?? null, key),
    );
    return {
      keys: leaves.map(({ key }) => key),
      leaves: leaves.map((leaf) => hex(headLeafHash(sha256, leaf))),
      root: hex(parts.get("")?.hash ?? NOTHING),
      paths: paths.map((proof) => (proof?.path ?? []).map(hex)),
    };
  },

  statement: (given) => {
    const { run, at } = z.object({ run: z.string(), at: z.string() }).parse(given);
    const answering = answer.parse(given);
    const { data } = answering;
    const bytes = canonicalBytes(statementOf(run, data, assentOf(answering), data.by, at));
    return {
      bytes: bytes.toString("utf8"),
      challengeBase64Url: hash("sha256", bytes, "buffer").toString("base64url"),
    };
  },

  voucher: (given) => {
    const { seed, ...vouching } = z
      .object({
        member: z.string(),
        credential: z.string(),
        passkey: z.string(),
        name: z.string(),
        on: z.string(),
        seed: z.string(),
      })
      .parse(given);
    const bytes = canonicalBytes(vouchingStatement(vouching));
    const key = keyFrom(seed);
    const raw = Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
    return {
      bytes: bytes.toString("utf8"),
      voucher: voucherOf(raw),
      signatureBase64Url: sign(null, bytes, key).toString("base64url"),
    };
  },
};

const BLOCK = /```json example: ([a-z ]+)\n([^]*?)\n```/gu;

export type Example = { readonly name: string; readonly given: unknown; readonly gives: unknown };

/** The worked examples on a page. @throws SyntaxError for one that is no JSON. */
export const examplesOn = (page: string): readonly Example[] =>
  [...page.matchAll(BLOCK)].map(([, name = "", text = ""]) => ({
    name,
    ...z.object({ given: z.unknown(), gives: z.unknown() }).parse(JSON.parse(text)),
  }));
