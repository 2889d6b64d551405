// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import { form } from "./form/acts.ts";
import { gate } from "./gate/acts.ts";
import { poll } from "./poll/acts.ts";
import { measure } from "./measure/acts.ts";
import { delivery } from "./delivery/acts.ts";
import { session } from "./session/acts.ts";
import { joined } from "./acts-of.ts";

/** What people, the engine and a reader do with each kind of block. */
export const drawn = joined({}, {}, {}, {})
  .and("form", form)
  .and("gate", gate)
  .and("poll", poll)
  .and("measure", measure)
  .and("delivery", delivery)
  .and("session", session);
