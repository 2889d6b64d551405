import type { Pool, PoolClient } from "pg";
import type { Edge, TileContent } from "./edge.ts";
import { HASH_SIZE } from "./merkle.ts";
import { hashesAtLevel, TILE_WIDTH, type Tile } from "./tile.ts";

/** Anything that runs a statement. */
type Queries = Pick<Pool | PoolClient, "query">;

/** A signed checkpoint as it is stored. `root`: 32 bytes. */
export type StoredCheckpoint = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
};

const split = (hashes: Uint8Array): Uint8Array[] =>
  Array.from({ length: hashes.length / HASH_SIZE }, (_, at) =>
    hashes.subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE),
  );

/** The newest checkpoint; `at` is when the log signed it. */
export const readCheckpoint = async (
  db: Queries,
): Promise<(StoredCheckpoint & { readonly at: Date }) | null> => {
  const { rows } = await db.query<{ size: string; root: Buffer; note: string; at: Date }>(
    "select size, root, note, at from record.checkpoint order by size desc limit 1",
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, size: Number(row.size) };
};

/** The hashes of one tile, as many as are stored; null when it does not exist. */
export const readTile = async (
  db: Queries,
  level: number,
  index: number,
): Promise<readonly Uint8Array[] | null> => {
  const { rows } = await db.query<{ hashes: Buffer }>({
    name: "log-tile",
    text: "select hashes from record.tile where level = $1 and index = $2",
    values: [level, index],
  });
  const [row] = rows;
  return row === undefined ? null : split(row.hashes);
};

/** The edge of the tree of `size` leaves, from its newest tiles. */
export const readEdge = async (db: Queries, size: number): Promise<Edge> => {
  const levels: (readonly Uint8Array[])[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) {
    const count = hashesAtLevel(size, level);
    const tile = await readTile(db, level, Math.floor(count / TILE_WIDTH));
    levels.push((tile ?? []).slice(0, count % TILE_WIDTH));
  }
  return { size, levels };
};

/** The leaf hashes from a position on, at most `limit`, in order. */
export const readLeaves = async (
  db: Queries,
  from: number,
  limit: number,
): Promise<readonly Uint8Array[]> => {
  const { rows } = await db.query<{ leaf: Buffer }>({
    name: "log-leaves",
    text: `select e.leaf from record.sequence as s join record.event as e on e.id = s.event
           where s.position >= $1 and s.position < $1::bigint + $2 order by s.position`,
    values: [from, limit],
  });
  return rows.map(({ leaf }) => leaf);
};

/**
 * The entries of a level-0 tile, in order, as the record holds them. One that is gone is empty, so that an auditor is shown
 * the others and told which.
 */
export const readEntries = async (
  db: Queries,
  { index, width }: Tile,
): Promise<readonly Uint8Array[]> => {
  const { rows } = await db.query<{ entry: Buffer }>({
    name: "log-entries",
    text: `select coalesce(e.entry, ''::bytea) as entry
           from generate_series($1::bigint, $2::bigint - 1) as p (position)
           left join record.sequence as s on s.position = p.position
           left join record.event as e on e.id = s.event order by p.position`,
    values: [index * TILE_WIDTH, index * TILE_WIDTH + width],
  });
  return rows.map(({ entry }) => entry);
};

/** Of which run and version each entry of a tile is, in their order. */
export const readPlaces = async (
  db: Queries,
  { index, width }: Tile,
): Promise<readonly { readonly run: string; readonly version: number }[]> => {
  const { rows } = await db.query<{ run: string; version: number }>({
    name: "log-places",
    text: `select run, version from record.sequence
           where position >= $1 and position < $2 order by position`,
    values: [index * TILE_WIDTH, index * TILE_WIDTH + width],
  });
  return rows;
};

/**
 * Stores tiles and the checkpoint over them, all or nothing: in one statement, because receipts wait for each round trip.
 * Rejects (SQLSTATE 23505) when another followed `previous`.
 */
export const storeGrowth = async (
  db: Queries,
  previous: number,
  tiles: readonly TileContent[],
  checkpoint: StoredCheckpoint,
): Promise<void> => {
  await db.query({
    name: "log-store-growth",
    text: `with grown as (
             insert into record.tile (level, index, hashes)
             select * from unnest($1::int[], $2::bigint[], $3::bytea[])
             on conflict (level, index) do update set hashes = excluded.hashes
           )
           insert into record.checkpoint (size, previous, root, note) values ($4, $5, $6, $7)`,
    values: [
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => Buffer.concat(hashes)),
      checkpoint.size,
      previous,
      checkpoint.root,
      checkpoint.note,
    ],
  });
};

/** The verifier keys that have signed this log, the newest first. */
export const readKeys = async (db: Queries): Promise<readonly string[]> => {
  const { rows } = await db.query<{ key: string }>(
    "select verifier_key as key from record.log_key order by at desc, verifier_key",
  );
  return rows.map(({ key }) => key);
};

export const storeKey = async (db: Queries, verifierKey: string): Promise<void> => {
  await db.query("insert into record.log_key (verifier_key) values ($1) on conflict do nothing", [
    verifierKey,
  ]);
};
