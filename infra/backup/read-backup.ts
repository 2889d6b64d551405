import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { SetupProblem } from "../problem.ts";
import { parseHeader, parseLine, type Header, type Line } from "./format.ts";

export interface Backup {
  readonly header: Header;
  /** Everything after the header up to the end, in order; the caller reads it once. */
  readonly lines: AsyncGenerator<Exclude<Line, { line: "end" }>>;
}

/**
 * Opens a backup. The lines throw at the end when the file was cut short or changed, so what was restored from them must be in
 * one transaction.
 * @throws SetupProblem when the file is not a backup, or not a whole one.
 */
export async function readBackup(file: string): Promise<Backup> {
  const unzipped = createGunzip().setEncoding("utf8");
  // Whatever goes wrong, a missing file too, ends the unzipped stream with its error; which may come when nobody reads any more.
  unzipped.on("error", () => undefined);
  pipeline(createReadStream(file), unzipped, () => undefined);
  const texts = textLines(file, unzipped);
  const first = await texts.next();
  const header = first.done ? undefined : attempt(() => parseHeader(first.value));
  if (first.done || header === undefined) throw notWhole(file);

  const hash = createHash("sha256").update(`${first.value}\n`);
  const lines = async function* () {
    let rows = 0;
    let ended = false;
    // The file is read past its last line, because that is where unzipping finds out whether it is whole.
    for await (const text of texts) {
      const line = attempt(() => parseLine(text));
      if (line === undefined || ended) throw notWhole(file);
      if (!Array.isArray(line) && "line" in line && line.line === "end") {
        if (line.rows !== rows || line.sha256 !== hash.digest("hex")) throw notWhole(file);
        ended = true;
        continue;
      }
      hash.update(`${text}\n`);
      if (Array.isArray(line)) rows += 1;
      yield line;
    }
    if (!ended) throw notWhole(file);
  };
  return { header, lines: lines() };
}

/** Reads a backup through. @throws SetupProblem when it is not whole, or not a backup. */
export async function checkBackup(file: string): Promise<void> {
  const { lines } = await readBackup(file);
  for await (const line of lines) void line;
}

/** What unzipping or reading finds wrong ends up here too. */
async function* textLines(
  file: string,
  stream: AsyncIterable<string>,
): AsyncGenerator<string, undefined> {
  let rest = "";
  try {
    for await (const chunk of stream) {
      const texts = (rest + chunk).split("\n");
      rest = texts.pop() ?? "";
      yield* texts;
    }
  } catch (cause) {
    throw notWhole(file, cause);
  }
  if (rest !== "") yield rest;
  return undefined;
}

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

function notWhole(file: string, cause?: unknown): SetupProblem {
  return new SetupProblem(
    `${file} is not a whole backup of Alongside, so nothing was restored.`,
    "Check that this is the right file and that copying it did not cut it short.",
    cause,
  );
}
