import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * The last checkpoint that left this deployment, kept apart from the database: a database restored from an older copy
 * would otherwise sign a second history without anybody noticing.
 */
export type LastPublished = {
  read(): Promise<string | null>;
  /** Replaces `before` by `after` and makes it durable; false when something else stands there. */
  swap(before: string | null, after: string): Promise<boolean>;
};

/** Keeps it in a file, replaced whole: a crash leaves the one or the other. */
export const lastPublishedFile = (path: string): LastPublished => {
  const read = async (): Promise<string | null> => {
    try {
      return await readFile(path, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    }
  };
  return {
    read,
    swap: async (before, after) => {
      if ((await read()) !== before) return false;
      await mkdir(dirname(path), { recursive: true });
      const file = await open(`${path}.new`, "w");
      try {
        await file.writeFile(after);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
      return true;
    },
  };
};
