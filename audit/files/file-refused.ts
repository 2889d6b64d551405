/**
 * - `empty`: it has no bytes.
 * - `too-large`: more bytes than the question, or this service, takes.
 * - `wrong-type`: not of a type that the question takes, or not what it is said to be.
 * - `scan-refused`: the scanner found something in it. `scan-failed`: the scanner could not tell.
 * - `stalled`: nothing more of it came for too long.
 */
export type FileRefusedCode =
  | "empty"
  | "too-large"
  | "wrong-type"
  | "scan-refused"
  | "scan-failed"
  | "stalled";

/** A file that is not kept. `message` says why, and `mend` what to do about it. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  readonly code: FileRefusedCode;
  readonly mend: string;

  constructor(code: FileRefusedCode, message: string, mend: string) {
    super(message);
    this.code = code;
    this.mend = mend;
  }
}

const SMALLER = "Make it smaller, or share it in parts.";

export const tooLarge = (most: string): FileRefused =>
  new FileRefused("too-large", `A file may have at most ${most} here.`, SMALLER);
