import type { Decides, OfBlocks, Origins, Reaches } from "./acts-of.ts";
import { drawn } from "./acts.drawn.ts";
import type { BlockEvent, BlockOrder, Kind } from "./kinds.ts";

/** What people, the engine and a reader do with each kind of block. A kind of which something is missing does not compile. */
export const acts: {
  readonly blocks: OfBlocks<Kind>;
  readonly decides: Decides<BlockOrder["type"]>;
  readonly reaches: Reaches<BlockEvent["type"]>;
  readonly origins: Origins<BlockEvent["type"]>;
} = drawn;
