import { cosignedText, parseCheckpoint, type Checkpoint } from "../log/checkpoint.ts";
import {
  COSIGNATURE_V1,
  ED25519,
  parseNote,
  parseVerifierKey,
  signatureOf,
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

/** Whether a log's key signed the note (type 0x01). */
export const checkSigned = async (ports: Ports, note: Note, key: VerifierKey): Promise<Signed> => {
  const line = signatureOf(note, key);
  if (line === null) return "absent";
  return await check(ports, key, note.text, line.signature);
};

/** Whether a witness cosigned the note (type 0x04), and when. */
export const checkCosigned = async (
  ports: Ports,
  note: Note,
  key: VerifierKey,
): Promise<Cosigned> => {
  const line = signatureOf(note, key);
  if (line === null) return { result: "absent" };
  const seconds = secondsIn(line.signature);
  const text = cosignedText(seconds, note.text);
  const result = await check(ports, key, text, line.signature.slice(TIME));
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

/** Seconds since 1970, as a big-endian uint64. */
const secondsIn = (bytes: Uint8Array): number =>
  bytes.slice(0, TIME).reduce((sum, byte) => sum * 256 + byte, 0);

/** A key of a given kind; null when the text is none. */
export const keyIn = (ports: Ports, text: string, kind: "log" | "witness"): VerifierKey | null => {
  try {
    const key = parseVerifierKey(ports.sha256, text.trim());
    return key.type === (kind === "log" ? ED25519 : COSIGNATURE_V1) ? key : null;
  } catch {
    return null;
  }
};
