import { joined, type Decides, type OfBlocks, type Origins, type Reaches } from "./acts-of.ts";
import { delivery } from "./delivery/acts.ts";
import { form } from "./form/acts.ts";
import { gate } from "./gate/acts.ts";
import type { BlockEvent, BlockOrder, Kind } from "./kinds.ts";
import { measure } from "./measure/acts.ts";
import { poll } from "./poll/acts.ts";
import { session } from "./session/acts.ts";

/** What people, the engine and a reader do with each kind of block. A kind that is in `kinds.ts` and not here does not compile. */
export const acts: {
  readonly blocks: OfBlocks<Kind>;
  readonly decides: Decides<BlockOrder["type"]>;
  readonly reaches: Reaches<BlockEvent["type"]>;
  readonly origins: Origins<BlockEvent["type"]>;
} = joined({}, {}, {}, {})
  // One kind a line, so that a new one changes no other.
  .and("form", form)
  .and("gate", gate)
  .and("poll", poll)
  .and("measure", measure)
  .and("delivery", delivery)
  .and("session", session);
