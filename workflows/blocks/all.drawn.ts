// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import { form } from "./form.ts";
import { gate } from "./gate.ts";
import { poll } from "./poll.ts";
import { measure } from "./measure.ts";
import { delivery } from "./delivery.ts";
import { session } from "./session.ts";

/** How people go through each kind of block. */
export const drawn = {
  form,
  gate,
  poll,
  measure,
  delivery,
  session,
};
