import { inclusionProof, type Sha256 } from "../log/merkle.ts";
import { overTiles, type TileSource } from "../log/over-tiles.ts";

/** Tiles that are kept for the next proof. */
const KEPT = 256;

/**
 * Proves many entries of one tree. Neighbours share most of their tiles, which are read once. It rejects with `TileDamaged`
 * when a tile does not hold what a proof needs.
 */
export const createProver = (
  sha256: Sha256,
  size: number,
  source: TileSource,
): ((position: number) => Promise<readonly Uint8Array[]>) => {
  const compute = overTiles(sha256, source, KEPT);
  return (position) => compute((read) => inclusionProof(sha256, read, position, size));
};
