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

export type Signed =
  | { readonly result: "signed"; readonly seconds: number | null }
  /** `absent`: no line of this key; `wrong`: one that does not hold; `unsure`: this machine can't tell. */
  | { readonly result: "absent" | "wrong" | "unsure" };

const encoder = new TextEncoder();

/** Whether a key signed the note (type 0x01), or cosigned it as a witness (type 0x04, with its time). */
export const checkSigned = async (
  ports: Ports,
  note: Note,
  { type, ...key }: VerifierKey,
): Promise<Signed> => {
  const line = signatureOf(note, { type, ...key });
  if (line === null) return { result: "absent" };
  const isCosignature = type === COSIGNATURE_V1;
  const bytes = line.signature;
  if (bytes.length !== (isCosignature ? 72 : 64)) return { result: "wrong" };
  const seconds = isCosignature ? secondsIn(bytes) : null;
  const text = seconds === null ? note.text : cosignedText(seconds, note.text);
  const signature = isCosignature ? bytes.slice(8) : bytes;
  const holds = await ports.verify(
    { kty: "OKP", crv: "Ed25519", x: toBase64Url(key.publicKey) },
    encoder.encode(text),
    signature,
  );
  if (holds === null) return { result: "unsure" };
  return holds ? { result: "signed", seconds } : { result: "wrong" };
};

/** Seconds since 1970, as a big-endian uint64. */
const secondsIn = (bytes: Uint8Array): number =>
  bytes.slice(0, 8).reduce((sum, byte) => sum * 256 + byte, 0);

/** A key of a given kind; null when the text is none. */
export const keyIn = (ports: Ports, text: string, kind: "log" | "witness"): VerifierKey | null => {
  try {
    const key = parseVerifierKey(ports.sha256, text.trim());
    return key.type === (kind === "log" ? ED25519 : COSIGNATURE_V1) ? key : null;
  } catch {
    return null;
  }
};
