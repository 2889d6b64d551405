import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import {
  cosignedMessage,
  cosignedText,
  parseCheckpoint,
  type Checkpoint,
} from "../log/checkpoint.ts";
import {
  ED25519,
  isCosignature,
  ML_DSA_COSIGNATURE,
  parseNote,
  parseVerifierKey,
  signaturesOf,
  type Note,
  type VerifierKey,
} from "../log/note.ts";
import { toBase64Url } from "./bytes.ts";
import type { Ports } from "./ports.ts";

/** A checkpoint and what is known of who signed it. */
export type CheckedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
};

/** @throws NoteError when it is no checkpoint. */
export const readCheckpointNote = (text: string): CheckedCheckpoint => {
  const note = parseNote(text);
  return { note, checkpoint: parseCheckpoint(note.text) };
};

/** `absent`: no line of this key; `wrong`: one that does not hold; `unsure`: this machine can't tell. */
type Signed = "signed" | "absent" | "wrong" | "unsure";

/** `seconds`: when a witness says that it cosigned, since 1970. */
type Cosigned =
  | { readonly result: "signed"; readonly seconds: number }
  | { readonly result: Exclude<Signed, "signed"> };

const encoder = new TextEncoder();

const SIGNATURE = 64;
const TIME = 8;

/** Whether a log's key signed the note (type 0x01). Each of its lines must hold: a wrong one beside a right one is wrong. */
export const checkSigned = async (ports: Ports, note: Note, key: VerifierKey): Promise<Signed> => {
  let found: Signed = "absent";
  for (const { signature } of signaturesOf(note, key)) {
    const result = await check(ports, key, note.text, signature);
    if (result !== "signed") return result;
    found = result;
  }
  return found;
};

/** Whether a witness cosigned the note (type 0x04 with Ed25519, 0x06 with ML-DSA-44), and when. Each of its lines must hold. */
export const checkCosigned = async (
  ports: Ports,
  checked: CheckedCheckpoint,
  key: VerifierKey,
): Promise<Cosigned> => {
  let found: Cosigned = { result: "absent" };
  for (const line of signaturesOf(checked.note, key)) {
    found = await checkCosignature(ports, checked, key, line.signature);
    if (found.result !== "signed") return found;
  }
  return found;
};

const checkCosignature = async (
  ports: Ports,
  { note, checkpoint }: CheckedCheckpoint,
  key: VerifierKey,
  value: Uint8Array,
): Promise<Cosigned> => {
  const seconds = secondsIn(value);
  // Beyond 2^53 - 1 a number is no longer the time that was signed.
  if (!Number.isSafeInteger(seconds)) return { result: "wrong" };
  const signature = value.slice(TIME);
  const result =
    key.type === ML_DSA_COSIGNATURE
      ? checkMlDsa(key, seconds, checkpoint, signature)
      : await check(ports, key, cosignedText(seconds, note.text), signature);
  return result === "signed" ? { result, seconds } : { result };
};

const check = async (
  { verify }: Ports,
  { publicKey }: VerifierKey,
  text: string,
  signature: Uint8Array,
): Promise<Exclude<Signed, "absent">> => {
  if (signature.length !== SIGNATURE) return "wrong";
  const key = { kty: "OKP", crv: "Ed25519", x: toBase64Url(publicKey) } as const;
  const holds = await verify(key, encoder.encode(text), signature);
  if (holds === null) return "unsure";
  return holds ? "signed" : "wrong";
};

/** By a library of its own: Web Crypto does not know ML-DSA everywhere yet. */
const checkMlDsa = (
  { name, publicKey }: VerifierKey,
  seconds: number,
  checkpoint: Checkpoint,
  signature: Uint8Array,
): "signed" | "wrong" => {
  if (signature.length !== ml_dsa44.lengths.signature) return "wrong";
  const message = cosignedMessage(name, seconds, checkpoint);
  const holds = message !== null && ml_dsa44.verify(signature, message, publicKey);
  return holds ? "signed" : "wrong";
};

/** Seconds since 1970, as a big-endian uint64. */
const secondsIn = (bytes: Uint8Array): number =>
  bytes.slice(0, TIME).reduce((sum, byte) => sum * 256 + byte, 0);

/** What may stand around a key that was copied from somewhere. */
const AROUND = /^[ \t\r\n]+|[ \t\r\n]+$/gu;

/** A key of a given kind; null when the text is none. */
export const keyIn = (ports: Ports, text: string, kind: "log" | "witness"): VerifierKey | null => {
  try {
    const key = parseVerifierKey(ports.sha256, text.replace(AROUND, ""));
    const isKind = kind === "log" ? key.type === ED25519 : isCosignature(key.type);
    return isKind ? key : null;
  } catch {
    return null;
  }
};
