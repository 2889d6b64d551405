import type { Pool, PoolClient } from "pg";
import { inclusionProof, type ReadHash } from "./merkle.ts";
import { overTiles } from "./over-tiles.ts";
import { sha256 } from "./signer.ts";
import { readTile } from "./store.ts";

type Queries = Pick<Pool | PoolClient, "query">;

/** Does a pure computation over the stored tiles. It rejects with `TileDamaged` when one does not hold what it needs. */
export const withTiles = <T>(db: Queries, compute: (read: ReadHash) => T): Promise<T> =>
  overTiles(sha256, (level, index) => readTile(db, level, index))(compute);

/** The inclusion proof of one entry in the tree of `size` leaves. */
export const proveInclusion = (db: Queries, index: number, size: number): Promise<Uint8Array[]> =>
  withTiles(db, (read) => inclusionProof(sha256, read, index, size));
