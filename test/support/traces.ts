import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Base64 of a text wherever it begins among other bytes: the characters that depend on it alone. */
const base64Of = (bytes: Buffer): readonly Buffer[] =>
  [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const its = text.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + bytes.length) * 8) / 6),
    );
    return [its, its.replaceAll("+", "-").replaceAll("/", "_")].map((one) => Buffer.from(one));
  });

/** A text in the ways in which a file may hold it, by name. What is compressed or encrypted is none of them. */
export function encodingsOf(text: string): ReadonlyMap<string, readonly Buffer[]> {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, "utf16le");
  const hex = utf8.toString("hex");
  return new Map<string, readonly Buffer[]>([
    ["UTF-8", [utf8, Buffer.from(text.toLowerCase()), Buffer.from(text.toUpperCase())]],
    ["UTF-16", [utf16, Buffer.from(utf16).swap16()]],
    ["hex", [hex, hex.toUpperCase()].map((one) => Buffer.from(one))],
    ["base64", base64Of(utf8)],
    ...(encodeURIComponent(text) === text
      ? []
      : [["percent-encoding", [Buffer.from(encodeURIComponent(text))]] as const]),
  ]);
}

/** Every file below some folders, with what it holds. One that goes while it is read holds nothing. */
async function* filesBelow(
  folders: readonly string[],
): AsyncGenerator<{ readonly file: string; readonly bytes: Buffer }> {
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      yield { file, bytes: await readFile(file).catch(() => Buffer.alloc(0)) };
    }
  }
}

export type Traces = {
  /** Every file that was read, by its name within its folder. */
  readonly read: readonly string[];
  /** A line for each file, text and encoding that it holds. */
  readonly found: readonly string[];
};

/**
 * Where some texts stand in a data folder of the product, in any encoding: PostgreSQL's files, Temporal's, logs, and all else.
 * A PostgreSQL that may not run as root is in another folder, which a file of the first names.
 */
export async function tracesOf(texts: readonly string[], dataDir: string): Promise<Traces> {
  const elsewhere = await readFile(path.join(dataDir, "postgres-is-in"), "utf8").catch(() => "");
  const folders = [dataDir, ...(elsewhere === "" ? [] : [elsewhere.trim()])];
  const marks = texts.flatMap((text) =>
    [...encodingsOf(text)].map(([name, written]) => ({ name: `${text} in ${name}`, written })),
  );
  const [read, found]: [string[], string[]] = [[], []];
  for await (const { file, bytes } of filesBelow(folders)) {
    read.push(path.basename(file));
    for (const { name, written } of marks) {
      if (written.some((one) => bytes.includes(one))) found.push(`${file}: ${name}`);
    }
  }
  return { read, found };
}
