import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { createPrivateKey, createPublicKey, hash, sign, verify } from "node:crypto";
import { cosignedMessage, cosignedText, parseCheckpoint } from "./checkpoint.ts";
import {
  base64,
  COSIGNATURE_V1,
  ED25519,
  formatVerifierKey,
  keyHash,
  ML_DSA_COSIGNATURE,
  NoteError,
  signatureOf,
  validName,
  type Note,
  type NoteSignature,
  type VerifierKey,
} from "./note.ts";

export const sha256 = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(hash("sha256", bytes, "hex"), "hex");

/** Signs checkpoints as a log (type 0x01) or cosigns them as a witness (types 0x04 and 0x06). */
export type NoteSigner = {
  readonly name: string;
  readonly verifierKey: string;
  sign(text: string): NoteSignature;
};

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

const keyPair = (seed: Uint8Array) => {
  // RFC 8410: the fixed head of a PKCS #8 Ed25519 key, then the 32-byte seed.
  const head = Buffer.from("302e020100300506032b657004220420", "hex");
  const privateKey = createPrivateKey({
    key: Buffer.concat([head, seed]),
    format: "der",
    type: "pkcs8",
  });
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (x === undefined) throw new NoteError("the key is not an Ed25519 key");
  return { privateKey, publicKey: new Uint8Array(Buffer.from(x, "base64url")) };
};

/**
 * A log's signer from its 32-byte Ed25519 seed.
 * @throws NoteError when the name can't stand in a signed note or the seed isn't 32 bytes.
 */
export const createLogSigner = (name: string, seed: Uint8Array): NoteSigner => {
  checkKey(name, seed);
  const { privateKey, publicKey } = keyPair(seed);
  const hash = keyHash(sha256, name, ED25519, publicKey);
  return {
    name,
    verifierKey: formatVerifierKey(sha256, name, ED25519, publicKey),
    sign: (text) => ({
      name,
      keyHash: hash,
      signature: sign(null, Buffer.from(text), privateKey),
    }),
  };
};

/** A witness's signer: its signature holds the time (seconds since 1970, uint64) and covers it (tlog-cosignature v1). */
export const createCosigner = (
  name: string,
  seed: Uint8Array,
  seconds: () => number,
): NoteSigner => {
  checkKey(name, seed);
  const { privateKey, publicKey } = keyPair(seed);
  const hash = keyHash(sha256, name, COSIGNATURE_V1, publicKey);
  return {
    name,
    verifierKey: formatVerifierKey(sha256, name, COSIGNATURE_V1, publicKey),
    sign: (text) => {
      const time = seconds();
      const signature = Buffer.alloc(8 + 64);
      signature.writeBigUInt64BE(BigInt(time));
      sign(null, Buffer.from(cosignedText(time, text)), privateKey).copy(signature, 8);
      return { name, keyHash: hash, signature };
    },
  };
};

/**
 * A witness's signer with ML-DSA-44 (FIPS 204), from its 32-byte seed. A computer that breaks Ed25519 does not break it, and it
 * covers the witness's name too (tlog-cosignature).
 */
export const createMlDsaCosigner = (
  name: string,
  seed: Uint8Array,
  seconds: () => number,
): NoteSigner => {
  checkKey(name, seed);
  const { secretKey, publicKey } = ml_dsa44.keygen(seed);
  const hash = keyHash(sha256, name, ML_DSA_COSIGNATURE, publicKey);
  return {
    name,
    verifierKey: formatVerifierKey(sha256, name, ML_DSA_COSIGNATURE, publicKey),
    sign: (text) => {
      const time = seconds();
      const head = Buffer.alloc(8);
      head.writeBigUInt64BE(BigInt(time));
      const message = cosignedMessage(name, time, parseCheckpoint(text));
      if (message === null) throw new NoteError("a name in the checkpoint is over 255 bytes");
      const signature = ml_dsa44.sign(message, secretKey);
      return { name, keyHash: hash, signature: Buffer.concat([head, signature]) };
    },
  };
};

const checkKey = (name: string, seed: Uint8Array): void => {
  if (!validName(name)) throw new NoteError(`"${name}" can't name a key: no spaces, no "+"`);
  if (seed.length !== 32) throw new NoteError("a key's seed is 32 bytes");
};

const holds = (publicKey: Uint8Array, text: string, signature: Uint8Array): boolean => {
  const key = createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: base64url(publicKey) },
    format: "jwk",
  });
  return verify(null, Buffer.from(text), key, signature);
};

const holdsMlDsa = (
  { name, publicKey }: VerifierKey,
  time: number,
  text: string,
  signature: Uint8Array,
): boolean => {
  const message = cosignedMessage(name, time, parseCheckpoint(text));
  return message !== null && ml_dsa44.verify(signature, message, publicKey);
};

/**
 * Whether this key signed the note: `signed`, `absent` (no line of this key) or `wrong` (a line that doesn't hold).
 * A cosignature also tells its time, in seconds since 1970.
 * @throws NoteError when a key of ML-DSA-44 has signed what is no checkpoint.
 */
export const checkSignature = (
  note: Note,
  key: VerifierKey,
): { readonly result: "signed" | "absent" | "wrong"; readonly time?: number } => {
  const line = signatureOf(note, key);
  if (line === null) return { result: "absent" };
  const bytes = Buffer.from(line.signature);
  if (key.type === ED25519) {
    const right = bytes.length === 64 && holds(key.publicKey, note.text, bytes);
    return { result: right ? "signed" : "wrong" };
  }
  const isMlDsa = key.type === ML_DSA_COSIGNATURE;
  const signature = bytes.subarray(8);
  if (signature.length !== (isMlDsa ? ml_dsa44.lengths.signature : 64)) return { result: "wrong" };
  const time = Number(bytes.readBigUInt64BE(0));
  if (!Number.isSafeInteger(time)) return { result: "wrong" };
  const right = isMlDsa
    ? holdsMlDsa(key, time, note.text, signature)
    : holds(key.publicKey, cosignedText(time, note.text), signature);
  return right ? { result: "signed", time } : { result: "wrong" };
};

const PRIVATE = "PRIVATE+KEY+";

/** What a seed is kept for: Ed25519, or a witness's ML-DSA-44. */
type SeedType = typeof ED25519 | typeof ML_DSA_COSIGNATURE;

/** The form in which golang.org/x/mod/sumdb/note keeps a signer's key: PRIVATE+KEY+name+hash+base64(type || seed). */
export const formatSignerKey = (
  name: string,
  seed: Uint8Array,
  type: SeedType = ED25519,
): string => {
  const { publicKey } = type === ED25519 ? keyPair(seed) : ml_dsa44.keygen(seed);
  const hash = Buffer.from(keyHash(sha256, name, type, publicKey)).toString("hex");
  return `${PRIVATE}${name}+${hash}+${base64.encode(Uint8Array.of(type, ...seed))}`;
};

/** @throws NoteError when the text is not a signer's key of this type, or its hash is not that of its key. */
export const parseSignerKey = (
  text: string,
  type: SeedType = ED25519,
): { readonly name: string; readonly seed: Uint8Array } => {
  const [name, hash] = text.slice(PRIVATE.length).split("+", 2);
  const encoded = text.slice(PRIVATE.length + `${name}+${hash}+`.length);
  const typed = base64.decode(encoded);
  if (!text.startsWith(PRIVATE) || !name || typed?.length !== 33 || typed[0] !== type) {
    throw new NoteError(`not a signing key: it has the form ${PRIVATE}name+hash+base64`);
  }
  const seed = typed.slice(1);
  if (formatSignerKey(name, seed, type) !== text) {
    throw new NoteError(`the signing key of ${name} has a wrong key hash`);
  }
  return { name, seed };
};
