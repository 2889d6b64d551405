import { base64, NoteError } from "../log/note.ts";

/**
 * A receipt that stands on its own: the entry's bytes, its proof (C2SP tlog-proof) and the verifier keys to check it by. As
 * text: `alongside/receipt@v1`, lines `key VKEY`, `witness VKEY` and `entry BASE64`, a blank line, then the proof.
 */
export type ReceiptFile = {
  /** Of the log; two while its key changes. */
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  readonly entry: Uint8Array;
  readonly proof: string;
};

const HEADER = "alongside/receipt@v1";
/** An entry is at most 65,535 bytes; its base64 and a proof fit many times over. */
const MOST = 1_000_000;

export const formatReceipt = ({ keys, witnesses, entry, proof }: ReceiptFile): string =>
  [
    HEADER,
    ...keys.map((key) => `key ${key}`),
    ...witnesses.map((key) => `witness ${key}`),
    `entry ${base64.encode(entry)}`,
    "",
    proof,
  ].join("\n");

/** Mail programs and editors may change line ends and what is around. @throws NoteError when it is no receipt. */
export const parseReceipt = (given: string): ReceiptFile => {
  if (given.length > MOST) throw new NoteError("it is longer than a receipt can be");
  const plain = given.replaceAll("\r\n", "\n");
  const start = plain.indexOf(`${HEADER}\n`);
  if (start < 0) throw new NoteError(`it has no line "${HEADER}"`);
  const text = plain.slice(start);
  const gap = text.indexOf("\n\n");
  if (gap < 0) throw new NoteError("it has no proof");
  const keys: string[] = [];
  const witnesses: string[] = [];
  let entry: Uint8Array | null = null;
  for (const line of text.slice(0, gap).split("\n").slice(1)) {
    const [word, value, ...more] = line.split(" ");
    if (value === undefined || more.length > 0) throw new NoteError("a line has no value");
    if (word === "key") keys.push(value);
    else if (word === "witness") witnesses.push(value);
    else if (word === "entry" && entry === null) entry = base64.decode(value);
    else throw new NoteError(`it has a line that does not belong there: ${word?.slice(0, 20)}`);
  }
  if (entry === null) throw new NoteError("its entry can't be read");
  if (keys.length === 0) throw new NoteError("it names no key");
  return { keys, witnesses, entry, proof: `${text.slice(gap + 2).trimEnd()}\n` };
};
