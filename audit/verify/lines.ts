import { concatBytes } from "@noble/hashes/utils.js";

/** A line or a file that is longer than anything that we write. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}

export type Limits = {
  /** Bytes of one line. An entry has at most 65,535, a header its template. */
  readonly line: number;
  /** Bytes of the whole file. */
  readonly file: number;
  /** Events of a run: what is judged has to be held in memory. */
  readonly events: number;
};

/** More than anything that we write. */
export const LIMITS: Limits = { line: 1 << 20, file: 1 << 28, events: 50_000 };

const NEWLINE = 0x0a;

/**
 * The lines of a file that arrives in pieces, without their newlines, in memory for one line alone. The last line must
 * end too: a file that was cut off shows.
 * @throws TooLong; `TooLong` names the line.
 */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array>,
  limits: Limits = LIMITS,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly ended: boolean }> {
  let kept: Uint8Array[] = [];
  let length = 0;
  let total = 0;
  let number = 1;
  for await (const piece of pieces) {
    total += piece.length;
    if (total > limits.file) {
      throw new TooLong(`The file is longer than ${limits.file} bytes.`);
    }
    let from = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, from)) {
      if (length + end - from > limits.line) throw tooLong(number, limits);
      yield { bytes: concatBytes(...kept, piece.subarray(from, end)), ended: true };
      kept = [];
      length = 0;
      from = end + 1;
      number += 1;
    }
    kept.push(piece.subarray(from));
    length += piece.length - from;
    if (length > limits.line) throw tooLong(number, limits);
  }
  if (length > 0) yield { bytes: concatBytes(...kept), ended: false };
}

const tooLong = (number: number, limits: Limits): TooLong =>
  new TooLong(`Line ${number} is longer than ${limits.line} bytes.`);
