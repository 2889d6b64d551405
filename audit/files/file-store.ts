/** A stretch of bytes: `from` is the first, `to` the first that is not part of it. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * Where the encrypted bytes of files lie, beside the database. An id is a UUID. It never sees a key, a name or a plain byte.
 */
export type FileStore = {
  /** Keeps a file, whole or not at all. @throws what reading `bytes` throws, or what the store itself has to say. */
  put(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null when it holds no such file. */
  get(id: string, stretch: Stretch): Promise<AsyncIterable<Uint8Array> | null>;
  /** Also what an interrupted `put` left behind. A file that is not there is no fault. */
  remove(id: string): Promise<void>;
};
