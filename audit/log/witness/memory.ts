import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What a witness must not forget: the newest checkpoint that it cosigned of each log, by origin. */
export type WitnessMemory = {
  read(origin: string): Promise<string | null>;
  /** Durable once it resolves. */
  write(origin: string, note: string): Promise<void>;
  /** Keeps a signed checkpoint that contradicts the log's history: it proves what the log's holder did. */
  keepRefused(origin: string, size: number, note: string): Promise<void>;
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** How addresses and files name a log: the SHA-256 of its origin, hex. */
export const logId = (origin: string): string => sha256(origin);

/** In a folder: `logs/<log>/checkpoint`, and what was refused beside it. Files are replaced whole. */
export const witnessFolder = (folder: string): WitnessMemory => {
  const place = (origin: string, name: string) => join(folder, "logs", logId(origin), name);
  return {
    read: async (origin) => {
      try {
        return await readFile(place(origin, "checkpoint"), "utf8");
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    write: (origin, note) => replaceFile(place(origin, "checkpoint"), note),
    keepRefused: (origin, size, note) =>
      replaceFile(place(origin, `refused-${size}-${sha256(note).slice(0, 16)}`), note),
  };
};

/** The bytes first, then the name, then the folder that holds the name: a crash leaves the one file or the other. */
async function replaceFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeSynced(`${path}.new`, text);
  await rename(`${path}.new`, path);
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
