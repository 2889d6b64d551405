import { readFromTiles } from "./edge.ts";
import type { ReadHash, Sha256 } from "./merkle.ts";

/** The hashes of a tile as far as they are stored; null when there is none. */
export type TileSource = (level: number, index: number) => Promise<readonly Uint8Array[] | null>;

/** A computation can't be done, because a tile that it needs is not there, too short, or no whole hashes. */
export class TileDamaged extends RangeError {
  override readonly name = "TileDamaged";
  constructor(tile: string) {
    super(`Tile ${tile} of the stored log is damaged.`);
  }
}

/** A tile that a computation asks for and that was not read yet. */
class NotRead extends Error {
  readonly level: number;
  readonly index: number;
  constructor(level: number, index: number) {
    super(`tile ${level}/${index}`);
    this.level = level;
    this.index = index;
  }
}

/**
 * Does pure computations over tiles that take time to read: each is repeated until every tile that it asks for has been read. A
 * proof needs at most two tiles a level. It rejects with `TileDamaged` when a tile does not hold what a computation needs.
 * @param most tiles of 8 KiB each that are kept from one computation to the next.
 */
export const overTiles = (
  sha256: Sha256,
  source: TileSource,
  most = Number.POSITIVE_INFINITY,
): (<T>(compute: (read: ReadHash) => T) => Promise<T>) => {
  const tiles = new Map<string, readonly Uint8Array[]>();
  let asked = "";
  const fromTiles = readFromTiles(sha256, (level, index) => {
    asked = `${level}/${index}`;
    const tile = tiles.get(asked);
    if (tile === undefined) throw new NotRead(level, index);
    return tile;
  });
  const read: ReadHash = (level, index) => {
    try {
      return fromTiles(level, index);
    } catch (error) {
      throw error instanceof RangeError ? new TileDamaged(asked) : error;
    }
  };
  return async (compute) => {
    if (tiles.size > most) tiles.clear();
    for (;;) {
      try {
        return compute(read);
      } catch (error) {
        if (!(error instanceof NotRead)) throw error;
        const { level, index } = error;
        tiles.set(`${level}/${index}`, (await source(level, index)) ?? []);
      }
    }
  };
};
