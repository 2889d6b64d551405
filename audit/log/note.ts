import type { Sha256 } from "./merkle.ts";
import { bytesToHex } from "@noble/hashes/utils.js";
import { base64 as standard } from "@scure/base";

/** A C2SP signed note (v1.0.0): text that ends with a newline, a blank line, then signature lines. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** One signature line: `— name base64(keyHash || signature)`. `keyHash` is 4 bytes. */
export type NoteSignature = {
  readonly name: string;
  readonly keyHash: Uint8Array;
  readonly signature: Uint8Array;
};

/** Signature types of signed-note and tlog-cosignature. */
export const ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;
export const ML_DSA_COSIGNATURE = 0x06;

/** Bytes of a public key, by signature type; other types are not known here. */
const KEY_SIZE: { readonly [type: number]: number } = {
  [ED25519]: 32,
  [COSIGNATURE_V1]: 32,
  [ML_DSA_COSIGNATURE]: 1312,
};

/** Whether a key of this type is a witness's: it signs a checkpoint with the time at which it saw it. */
export const isCosignature = (type: number): boolean =>
  type === COSIGNATURE_V1 || type === ML_DSA_COSIGNATURE;

/** A verifier key: `name+bytesToHex(keyHash)+base64(type || public key)`. */
export type VerifierKey = {
  readonly name: string;
  readonly type: number;
  readonly keyHash: Uint8Array;
  readonly publicKey: Uint8Array;
};

export class NoteError extends Error {
  override readonly name = "NoteError";
}

const encoder = new TextEncoder();

/** Strict standard base64 (RFC 4648 section 4). `decode`: null for what is none, or does not encode back to the same text. */
export const base64 = {
  encode: standard.encode,
  decode(text: string): Uint8Array | null {
    try {
      return standard.decode(text);
    } catch {
      return null;
    }
  },
};

/** A key name may hold neither white space nor "+", and is not empty. `\s` lacks one of Unicode's spaces, U+0085. */
export const validName = (name: string): boolean => /^[^\s\u0085+]+$/u.test(name);

/** The first four bytes of SHA-256(name || 0x0A || type || public key). */
export const keyHash = (
  sha256: Sha256,
  name: string,
  type: number,
  publicKey: Uint8Array,
): Uint8Array => {
  const head = encoder.encode(`${name}\n`);
  const input = new Uint8Array(head.length + 1 + publicKey.length);
  input.set(head);
  input[head.length] = type;
  input.set(publicKey, head.length + 1);
  return sha256(input).slice(0, 4);
};

export const formatVerifierKey = (
  sha256: Sha256,
  name: string,
  type: number,
  publicKey: Uint8Array,
): string => {
  if (!validName(name)) throw new NoteError(`"${name}" can't name a key: no spaces, no "+"`);
  const typed = new Uint8Array(1 + publicKey.length);
  typed[0] = type;
  typed.set(publicKey, 1);
  return `${name}+${bytesToHex(keyHash(sha256, name, type, publicKey))}+${base64.encode(typed)}`;
};

/** @throws NoteError when the text is not a verifier key, or its hash is not that of its key. */
export const parseVerifierKey = (sha256: Sha256, text: string): VerifierKey => {
  const [name, hash, key, ...more] = splitKey(text);
  const typed = key === undefined ? null : base64.decode(key);
  if (!name || !hash || typed === null || more.length > 0 || !validName(name)) {
    throw new NoteError("not a verifier key: it has the form name+hash+base64");
  }
  const [type = 0] = typed;
  const publicKey = typed.slice(1);
  if (publicKey.length !== KEY_SIZE[type]) {
    throw new NoteError(`the verifier key of ${name} is no Ed25519 key, nor one of ML-DSA-44`);
  }
  const expected = keyHash(sha256, name, type, publicKey);
  if (bytesToHex(expected) !== hash)
    throw new NoteError(`the verifier key of ${name} has a wrong key hash`);
  return { name, type, keyHash: expected, publicKey };
};

/** Base64 may hold "+", so only the first two separate. */
const splitKey = (text: string): string[] => {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first < 0 || second < 0) return [];
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
};

const MARK = "\u2014 ";
const MAX_NOTE = 1_000_000;
const MAX_SIGNATURES = 100;

export const formatSignature = ({ name, keyHash: hash, signature }: NoteSignature): string => {
  const bytes = new Uint8Array(hash.length + signature.length);
  bytes.set(hash);
  bytes.set(signature, hash.length);
  return `${MARK}${name} ${base64.encode(bytes)}\n`;
};

export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(formatSignature).join("")}`;

/** @throws NoteError when the note's form is wrong. Says nothing of whether the signatures hold. */
export const parseNote = (note: string): Note => {
  if (note.length > MAX_NOTE) throw new NoteError("the note is longer than 1,000,000 characters");
  // oxlint-disable-next-line no-control-regex -- signed-note forbids control characters other than newline
  if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(note)) {
    throw new NoteError("the note holds control characters");
  }
  const end = note.lastIndexOf("\n\n");
  if (end < 0) throw new NoteError("the note has no blank line before its signatures");
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2);
  if (lines.length === 0 || !lines.endsWith("\n")) {
    throw new NoteError("the note's signatures don't end with a newline");
  }
  const signatures = lines.slice(0, -1).split("\n").map(parseSignature);
  if (signatures.length > MAX_SIGNATURES) throw new NoteError("the note has over 100 signatures");
  return { text, signatures };
};

/** Whether a line, without its newline, has the form of a signature line. */
export const isSignatureLine = (line: string): boolean => signatureIn(line) !== null;

const parseSignature = (line: string): NoteSignature => {
  const signature = signatureIn(line);
  if (signature === null)
    throw new NoteError("a signature line doesn't have the form of a signed note");
  return signature;
};

const signatureIn = (line: string): NoteSignature | null => {
  const [name, encoded, ...more] = line.startsWith(MARK) ? line.slice(MARK.length).split(" ") : [];
  const bytes = encoded === undefined ? null : base64.decode(encoded);
  if (!name || !validName(name) || bytes === null || bytes.length < 5 || more.length > 0)
    return null;
  return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) };
};

/** Every signature line of this key. Both the name and the hash must match. */
export const signaturesOf = (note: Note, key: VerifierKey): readonly NoteSignature[] =>
  note.signatures.filter(
    (line) => line.name === key.name && bytesToHex(line.keyHash) === bytesToHex(key.keyHash),
  );

/** The first signature of this key on the note, or null. */
export const signatureOf = (note: Note, key: VerifierKey): NoteSignature | null =>
  signaturesOf(note, key)[0] ?? null;
