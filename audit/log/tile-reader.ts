import type { Pool, PoolClient } from "pg";
import { readFromTiles } from "./edge.ts";
import { inclusionProof, type ReadHash } from "./merkle.ts";
import { sha256 } from "./signer.ts";
import { readTile } from "./store.ts";

type Queries = Pick<Pool | PoolClient, "query">;

/** A place that a proof wanted and that was not read yet. */
class Missing extends Error {
  readonly level: number;
  readonly index: number;
  constructor(level: number, index: number) {
    super(`tile ${level}/${index}`);
    this.level = level;
    this.index = index;
  }
}

/**
 * Runs a pure computation over stored tiles: it is repeated until each tile that it asks for has been read. A proof
 * needs at most two tiles a level.
 */
export const withTiles = async <T>(db: Queries, compute: (read: ReadHash) => T): Promise<T> => {
  const tiles = new Map<string, readonly Uint8Array[]>();
  const read = readFromTiles(sha256, (level, index) => {
    const tile = tiles.get(`${level}/${index}`);
    if (tile === undefined) throw new Missing(level, index);
    return tile;
  });
  for (;;) {
    try {
      return compute(read);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      tiles.set(
        `${error.level}/${error.index}`,
        (await readTile(db, error.level, error.index)) ?? [],
      );
    }
  }
};

/** The inclusion proof of one entry in the tree of `size` leaves. */
export const proveInclusion = (db: Queries, index: number, size: number): Promise<Uint8Array[]> =>
  withTiles(db, (read) => inclusionProof(sha256, read, index, size));
