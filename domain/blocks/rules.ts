import { delivery } from "./delivery/rules.ts";
import { form } from "./form/rules.ts";
import { gate } from "./gate/rules.ts";
import type { BlockEvent, BlocksState, Kind } from "./kinds.ts";
import { measure } from "./measure/rules.ts";
import { poll } from "./poll/rules.ts";
import { joined, type Follows, type Passings } from "./rules-of.ts";
import { session } from "./session/rules.ts";

/** What the record makes of each kind of block. A kind that is in `kinds.ts` and not here does not compile. */
export const rules: {
  readonly passing: Passings<Kind>;
  readonly follows: Follows<BlockEvent["type"]>;
  readonly initial: BlocksState;
} = joined({}, {}, {})
  // One kind a line, so that a new one changes no other.
  .and("form", form)
  .and("gate", gate)
  .and("poll", poll)
  .and("measure", measure)
  .and("delivery", delivery)
  .and("session", session);
