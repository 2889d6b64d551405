// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import { form } from "./form/routes.ts";
import { gate } from "./gate/routes.ts";
import { poll } from "./poll/routes.ts";
import { measure } from "./measure/routes.ts";
import { delivery } from "./delivery/routes.ts";
import { session } from "./session/routes.ts";

/** The routes of each kind of block, in the order of their documentation. */
export const drawn = {
  form,
  gate,
  poll,
  measure,
  delivery,
  session,
};
