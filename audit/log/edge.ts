import { emptyRoot, nodeHash, type ReadHash, type Sha256 } from "./merkle.ts";
import { newTiles, TILE_HEIGHT, TILE_WIDTH, type Tile } from "./tile.ts";

/**
 * The growing edge of a log: for each tile level, the hashes of its newest tile that is not yet full. It is all that
 * appending needs, at most 255 hashes a level. Index 0 holds leaves; each further level holds roots of full tiles below.
 */
export type Edge = { readonly size: number; readonly levels: readonly (readonly Uint8Array[])[] };

export const EMPTY_EDGE: Edge = { size: 0, levels: [] };

/** A tile with its hashes, in order: `width` of them. */
export type TileContent = Tile & { readonly hashes: readonly Uint8Array[] };

/** The level above a row of hashes: the root of each pair. A last one without a neighbour has none. */
const above = (sha256: Sha256, row: readonly Uint8Array[]): readonly Uint8Array[] => {
  const roots: Uint8Array[] = [];
  for (let at = 0; at + 1 < row.length; at += 2) {
    const [left, right] = [row[at], row[at + 1]];
    if (left && right) roots.push(nodeHash(sha256, left, right));
  }
  return roots;
};

/** The root of a full tile, or of any run of hashes that is a power of two long. */
const rootOf = (sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array => {
  let row = hashes;
  while (row.length > 1) row = above(sha256, row);
  return row[0] ?? emptyRoot(sha256);
};

/** The tiles that new leaves fill or begin, and the edge after them. Each tile comes whole, as it is to be stored. */
export const grow = (
  sha256: Sha256,
  edge: Edge,
  leaves: readonly Uint8Array[],
): { readonly edge: Edge; readonly tiles: readonly TileContent[] } => {
  const size = edge.size + leaves.length;
  const levels: (readonly Uint8Array[])[] = [];
  const tiles: TileContent[] = [];
  let arriving = leaves;
  for (let level = 0; level < edge.levels.length || arriving.length > 0; level += 1) {
    const row = [...(edge.levels[level] ?? []), ...arriving];
    const roots: Uint8Array[] = [];
    for (let at = 0; at + TILE_WIDTH <= row.length; at += TILE_WIDTH) {
      roots.push(rootOf(sha256, row.slice(at, at + TILE_WIDTH)));
    }
    levels.push(row.slice(row.length - (row.length % TILE_WIDTH)));
    if (arriving.length > 0) {
      newTilesAt(level, edge.size, size).forEach((tile, at) => {
        tiles.push({ ...tile, hashes: row.slice(at * TILE_WIDTH, at * TILE_WIDTH + tile.width) });
      });
    }
    arriving = roots;
  }
  return { edge: { size, levels }, tiles };
};

const newTilesAt = (level: number, before: number, after: number): readonly Tile[] =>
  newTiles(before, after).filter((tile) => tile.level === level);

/**
 * The root of the tree that an edge belongs to. Right to left, lowest first, each level's hashes split into whole
 * subtrees, largest first; they are joined from the right (RFC 6962 section 2.1).
 */
export const edgeRoot = (sha256: Sha256, edge: Edge): Uint8Array => {
  let root: Uint8Array | null = null;
  for (const row of edge.levels) {
    for (let rest = row.length; rest > 0;) {
      const width = rest & -rest;
      const part = rootOf(sha256, row.slice(rest - width, rest));
      root = root === null ? part : nodeHash(sha256, part, root);
      rest -= width;
    }
  }
  return root ?? emptyRoot(sha256);
};

/**
 * Reads complete subtrees from tiles, as proofs need them. What lies between two levels of tiles is computed once for each tile:
 * 255 hashes, and not as many again for each entry that is proved.
 * @param tile gives the hashes of one tile, as many as are stored: the same list as long as they are the same.
 */
export const readFromTiles = (
  sha256: Sha256,
  tile: (level: number, index: number) => readonly Uint8Array[],
): ReadHash => {
  const trees = new WeakMap<readonly Uint8Array[], (readonly Uint8Array[])[]>();
  return (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const within = level % TILE_HEIGHT;
    const first = index * 2 ** within;
    const hashes = tile(tileLevel, Math.floor(first / TILE_WIDTH));
    const rows = trees.get(hashes) ?? [hashes];
    trees.set(hashes, rows);
    while (rows.length <= within) rows.push(above(sha256, rows.at(-1) ?? []));
    const root = rows[within]?.[(first % TILE_WIDTH) / 2 ** within];
    if (root === undefined) throw new RangeError(`no complete subtree ${level}/${index}`);
    return root;
  };
};
