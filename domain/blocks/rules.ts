import type { BlockEvent, BlocksState, Kind } from "./kinds.ts";
import type { Follows, Passings } from "./rules-of.ts";
import { drawn } from "./rules.drawn.ts";

/** What the record makes of each kind of block. A kind of which something is missing does not compile. */
export const rules: {
  readonly passing: Passings<Kind>;
  readonly follows: Follows<BlockEvent["type"]>;
  readonly initial: BlocksState;
} = drawn;
