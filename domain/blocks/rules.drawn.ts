// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import { form } from "./form/rules.ts";
import { gate } from "./gate/rules.ts";
import { poll } from "./poll/rules.ts";
import { measure } from "./measure/rules.ts";
import { delivery } from "./delivery/rules.ts";
import { session } from "./session/rules.ts";
import { joined } from "./rules-of.ts";

/** What the record makes of each kind of block. */
export const drawn = joined({}, {}, {})
  .and("form", form)
  .and("gate", gate)
  .and("poll", poll)
  .and("measure", measure)
  .and("delivery", delivery)
  .and("session", session);
