import { open, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { FileStore } from "./file-store.ts";

/**
 * Files in a folder, spread over 256 folders by the end of their ids. A file is written under another name, brought to the disk
 * and then renamed, so that one that has its name is whole.
 */
export function createDiskStore(folder: string): FileStore {
  const placeOf = (id: string) => path.join(folder, id.slice(-2), id);
  const partialOf = (id: string) => `${placeOf(id)}.partial`;

  return {
    async put(id, bytes) {
      const place = placeOf(id);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      const file = await open(partialOf(id), "wx", 0o600);
      try {
        for await (const part of bytes) await file.appendFile(part);
        await file.sync();
        await file.close();
        await rename(partialOf(id), place);
        await sync(path.dirname(place));
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(partialOf(id), { force: true });
        throw error;
      }
    },
    async get(id, { from, to }) {
      const file = await open(placeOf(id), "r").catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      return file === null ? null : file.createReadStream({ start: from, end: to - 1 });
    },
    async remove(id) {
      await rm(placeOf(id), { force: true });
      await rm(partialOf(id), { force: true });
    },
  };
}

/** Brings a folder's list of names to the disk. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
