import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm, writeFile, type FileHandle } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import type { Kept } from "../../audit/verify/live/audit-log.ts";

const HASH = 32;
/** Leaves read at once: a tile's. */
const AT_ONCE = 256;

export type KeptWriter = {
  add(hashes: Uint8Array): Promise<void>;
  /** Ends the visit, however it went. @param checkpoint to be kept with the leaves; null keeps what was there before. */
  finish(checkpoint: string | null): Promise<void>;
};

/**
 * What an earlier visit to a site saw: its checkpoint, and every leaf it covered (32 bytes an event), so that the next visit
 * can name the event that was changed. A new visit replaces it only when everything held.
 */
export const openKept = async (
  url: string,
  env: { readonly [name: string]: string | undefined },
): Promise<{ readonly kept: Kept | null; readonly writer: KeptWriter }> => {
  const home = env["XDG_STATE_HOME"] ?? path.join(homedir(), ".local", "state");
  const name = createHash("sha256").update(new URL(url).href).digest("hex").slice(0, 16);
  const folder = path.join(home, "alongside", "logs", name);
  await mkdir(folder, { recursive: true });
  const [checkpointFile, leavesFile] = [
    path.join(folder, "checkpoint"),
    path.join(folder, "leaves"),
  ];
  const checkpoint = await readFile(checkpointFile, "utf8").catch(() => null);
  const leaves = checkpoint === null ? null : await open(leavesFile).catch(() => null);
  const kept = checkpoint === null ? null : { checkpoint, leaf: leafReader(leaves) };
  const partial = `${leavesFile}.new`;
  const file = await open(partial, "w");
  return {
    kept,
    writer: {
      async add(hashes) {
        await file.write(hashes);
      },
      async finish(now) {
        await file.close();
        await leaves?.close();
        if (now === null) return await rm(partial, { force: true });
        await rename(partial, leavesFile);
        await writeFile(`${checkpointFile}.new`, now);
        await rename(`${checkpointFile}.new`, checkpointFile);
      },
    },
  };
};

const leafReader = (handle: FileHandle | null): Kept["leaf"] => {
  const page = Buffer.alloc(AT_ONCE * HASH);
  let from = -1;
  let length = 0;
  return async (index) => {
    if (handle === null) return null;
    const wanted = index - (index % AT_ONCE);
    if (wanted !== from) {
      ({ bytesRead: length } = await handle.read(page, 0, page.length, wanted * HASH));
      from = wanted;
    }
    const at = (index - wanted) * HASH;
    return at + HASH <= length ? Buffer.from(page.subarray(at, at + HASH)) : null;
  };
};
