import { HASH_SIZE } from "./merkle.ts";
import { base64, NoteError } from "./note.ts";

/** One entry's place in the log with everything needed to check it offline (C2SP tlog-proof v1). */
export type TlogProof = {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, as a note. */
  readonly checkpoint: string;
  readonly extra: Uint8Array | null;
};

const HEADER = "c2sp.org/tlog-proof@v1";
/** A tree of 2^63 leaves has paths of 63 hashes. */
const MAX_HASHES = 63;

export const formatTlogProof = ({ index, hashes, checkpoint, extra }: TlogProof): string =>
  [
    HEADER,
    ...(extra === null ? [] : [`extra ${base64.encode(extra)}`]),
    `index ${index}`,
    ...hashes.map(base64.encode),
    "",
    checkpoint,
  ].join("\n");

/** @throws NoteError when the text is not a tlog-proof. Says nothing of whether the proof holds. */
export const parseTlogProof = (text: string): TlogProof => {
  const gap = text.indexOf("\n\n");
  if (gap < 0) throw new NoteError("the proof has no blank line before its checkpoint");
  const [header, ...lines] = text.slice(0, gap).split("\n");
  if (header !== HEADER) throw new NoteError(`the proof doesn't begin with ${HEADER}`);
  const extra = lines[0]?.startsWith("extra ") ? base64.decode(lines[0].slice(6)) : null;
  if (lines[0]?.startsWith("extra ")) {
    if (extra === null) throw new NoteError("the proof's extra data is not base64");
    lines.shift();
  }
  const digits = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? "")?.[1];
  const index = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(index)) {
    throw new NoteError("the proof doesn't give its index");
  }
  if (lines.length > MAX_HASHES) throw new NoteError(`the proof has over ${MAX_HASHES} hashes`);
  return { index, hashes: lines.map(hashOf), checkpoint: text.slice(gap + 2), extra };
};

const hashOf = (line: string): Uint8Array => {
  const hash = base64.decode(line);
  if (hash?.length !== HASH_SIZE)
    throw new NoteError("a hash of the proof is not 32 bytes of base64");
  return hash;
};
