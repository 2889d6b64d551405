import { HASH_SIZE } from "../merkle.ts";
import { base64, NoteError } from "../note.ts";

/** The body of `POST <prefix>/add-checkpoint` (C2SP tlog-witness). `proof`: consistency from `old` to the checkpoint. */
export type AddCheckpoint = {
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, as a note. */
  readonly checkpoint: string;
};

/** The content type of a 409's body: the size that the witness knows, in decimal. */
export const SIZE_TYPE = "text/x.tlog.size";

const MAX_HASHES = 63;

export const formatAddCheckpoint = ({ old, proof, checkpoint }: AddCheckpoint): string =>
  [`old ${old}`, ...proof.map(base64.encode), "", checkpoint].join("\n");

/** @throws NoteError when the text does not have the form. Says nothing of whether proof or signatures hold. */
export const parseAddCheckpoint = (text: string): AddCheckpoint => {
  const gap = text.indexOf("\n\n");
  if (gap < 0) throw new NoteError("there is no blank line before the checkpoint");
  const [first = "", ...lines] = text.slice(0, gap).split("\n");
  const digits = /^old (0|[1-9][0-9]*)$/.exec(first)?.[1];
  const old = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(old)) {
    throw new NoteError('the first line is not "old" and a size');
  }
  if (lines.length > MAX_HASHES) throw new NoteError(`the proof has over ${MAX_HASHES} hashes`);
  const proof = lines.map((line) => {
    const hash = base64.decode(line);
    if (hash?.length !== HASH_SIZE) {
      throw new NoteError("a hash of the proof is not 32 bytes of base64");
    }
    return hash;
  });
  return { old, proof, checkpoint: text.slice(gap + 2) };
};

/** The size that a witness knows, from the body of its 409; null when it is not one. */
export const parseSize = (text: string): number | null => {
  const digits = /^(0|[1-9][0-9]{0,15})\n$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
};
