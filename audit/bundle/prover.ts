import { readFromTiles } from "../log/edge.ts";
import { inclusionProof } from "../log/merkle.ts";
import type { Sha256 } from "../log/merkle.ts";

/** Tiles of 8 KiB each that are kept for the next proof. */
const KEPT = 256;

/** A proof can't be made, because a tile that it needs is not there, too short, or no whole hashes. */
export class TileDamaged extends Error {
  override readonly name = "TileDamaged";
  constructor(tile: string) {
    super(`Tile ${tile} of the stored log is damaged.`);
  }
}

/** A tile that a proof asks for and that was not read yet. */
class Wanted extends Error {
  readonly level: number;
  readonly index: number;
  constructor(level: number, index: number) {
    super(`tile ${level}/${index}`);
    this.level = level;
    this.index = index;
  }
}

/**
 * Proves many entries of one tree. Neighbours share most of their tiles, which are read once. It rejects with `TileDamaged`
 * when a tile does not hold what a proof needs.
 * @param readTile the hashes of a tile as far as they are stored; null when there is none.
 */
export const createProver = (
  sha256: Sha256,
  size: number,
  readTile: (level: number, index: number) => Promise<readonly Uint8Array[] | null>,
): ((position: number) => Promise<readonly Uint8Array[]>) => {
  const tiles = new Map<string, readonly Uint8Array[]>();
  let latest = "";
  const read = readFromTiles(sha256, (level, index) => {
    latest = `${level}/${index}`;
    const tile = tiles.get(latest);
    if (tile === undefined) throw new Wanted(level, index);
    return tile;
  });
  return async (position) => {
    if (tiles.size > KEPT) tiles.clear();
    for (;;) {
      try {
        return inclusionProof(sha256, read, position, size);
      } catch (error) {
        if (error instanceof RangeError) throw new TileDamaged(latest);
        if (!(error instanceof Wanted)) throw error;
        const { level, index } = error;
        tiles.set(`${level}/${index}`, (await readTile(level, index)) ?? []);
      }
    }
  };
};
