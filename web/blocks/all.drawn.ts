// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import { form } from "./form.ts";
import { gate } from "./gate.ts";
import { poll } from "./poll.ts";
import { measure } from "./measure.ts";
import { session } from "./session.ts";
import { delivery } from "./delivery.ts";
import { joined } from "./part-of.ts";

/** How the pages show and tell each kind of block, in the order of their sections on the page of a part. */
export const drawn = joined({ sections: [], done: {} }, {}, {}, {})
  .and("form", form)
  .and("gate", gate)
  .and("poll", poll)
  .and("measure", measure)
  .and("session", session)
  .and("delivery", delivery);
