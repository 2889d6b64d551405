import { delivery } from "./delivery.ts";
import { form } from "./form.ts";
import { gate } from "./gate.ts";
import { measure } from "./measure.ts";
import { joined, type Words } from "./part-of.ts";
import { poll } from "./poll.ts";
import { session } from "./session.ts";

const parts = joined({ sections: [], done: {} }, {}, {}, {})
  // One kind a line, in the order of their sections on the page of a part.
  .and("form", form)
  .and("gate", gate)
  .and("poll", poll)
  .and("measure", measure)
  .and("session", session)
  .and("delivery", delivery);

/** How the pages show and tell each kind of block. A kind that is in the domain and not here does not compile. */
export const blocks: Pick<typeof parts, "sections" | "done"> & Words = parts;
