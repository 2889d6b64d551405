import type { FileCatalogue, KeptFile } from "../../audit/files/file-catalogue.ts";
import type { FileStore } from "../../audit/files/file-store.ts";

/** Encrypted bytes in memory, by id. */
export function memoryStore(): FileStore & { readonly stored: ReadonlyMap<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    async put(id, bytes) {
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      stored.set(id, Buffer.concat(parts));
    },
    async get(id, { from, to }) {
      const bytes = stored.get(id);
      return bytes === undefined ? null : one(bytes.subarray(from, to));
    },
    async remove(id) {
      stored.delete(id);
    },
  };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Files that were uploaded, in memory; nothing is ever dropped. */
export function memoryCatalogue(): FileCatalogue {
  const kept = new Map<string, KeptFile>();
  const find = async (run: string, file: string) => {
    const found = kept.get(file);
    return found?.run === run ? found : null;
  };
  return {
    expect: async () => undefined,
    keep: async (one) => void kept.set(one.value.file, one),
    find,
    use: find,
    toRemove: async () => [],
    removed: async () => undefined,
  };
}
