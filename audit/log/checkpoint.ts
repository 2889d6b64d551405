import { base64, NoteError } from "./note.ts";
import { HASH_SIZE } from "./merkle.ts";

/** A log's statement of its own size and root (C2SP tlog-checkpoint v1.0.0). `root` is 32 bytes. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extension: readonly string[];
};

/** The note text that is signed: origin, size and base64 root, a line each, with the final newline. */
export const formatCheckpoint = ({ origin, size, root, extension }: Checkpoint): string =>
  [origin, String(size), base64.encode(root), ...extension].map((line) => `${line}\n`).join("");

/** @throws NoteError when the text is not a checkpoint: sizes have no sign and no leading zero. */
export const parseCheckpoint = (text: string): Checkpoint => {
  if (!text.endsWith("\n")) throw new NoteError("the checkpoint doesn't end with a newline");
  const [origin, size, encoded, ...extension] = text.slice(0, -1).split("\n");
  if (!origin) throw new NoteError("the checkpoint names no origin");
  if (
    size === undefined ||
    !/^(0|[1-9][0-9]*)$/.test(size) ||
    !Number.isSafeInteger(Number(size))
  ) {
    throw new NoteError("the checkpoint's size is not a whole number");
  }
  const root = encoded === undefined ? null : base64.decode(encoded);
  if (root === null || root.length !== HASH_SIZE) {
    throw new NoteError("the checkpoint's root hash is not 32 bytes of base64");
  }
  if (extension.includes("")) throw new NoteError("the checkpoint holds an empty line");
  return { origin, size: Number(size), root, extension };
};

/** What a witness signs with Ed25519 (C2SP tlog-cosignature v1): seconds since 1970 and the checkpoint's own text. */
export const cosignedText = (seconds: number, checkpoint: string): string =>
  `cosignature/v1\ntime ${seconds}\n${checkpoint}`;

const encoder = new TextEncoder();

/** `opaque name<1..2^8-1>` of RFC 8446 section 3.4: a byte of length, then the bytes; null when it is none. */
const opaque = (text: string): readonly number[] | null => {
  const bytes = encoder.encode(text);
  return bytes.length === 0 || bytes.length > 255 ? null : [bytes.length, ...bytes];
};

/** A uint64, big-endian, of a whole number from 0 to 2^53 - 1. */
const uint64 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
};

/**
 * What a witness signs with ML-DSA-44 (C2SP tlog-cosignature, `cosigned_message`): its own name, seconds since 1970, and the
 * checkpoint's origin, size and root. Extension lines are not in it. Null when a name is longer than 255 bytes.
 */
export const cosignedMessage = (
  cosigner: string,
  seconds: number,
  { origin, size, root }: Pick<Checkpoint, "origin" | "size" | "root">,
): Uint8Array | null => {
  const [name, log] = [opaque(cosigner), opaque(origin)];
  if (name === null || log === null) return null;
  const label = encoder.encode("subtree/v1\n\0");
  const range = [...uint64(0), ...uint64(size)];
  return Uint8Array.from([...label, ...name, ...uint64(seconds), ...log, ...range, ...root]);
};
