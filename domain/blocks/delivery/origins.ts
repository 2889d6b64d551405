import type { Origins } from "../acts-of.ts";
import type { DeliveryEvent } from "./event.ts";

/** The orders that its events came of. */
export const origins: Origins<DeliveryEvent["type"]> = {
  deliveryStarted: (_, event) => {
    const { part, on } = event.data;
    return { type: "startDelivery", data: { part, on } };
  },
  deliveryCompleted: (_, event) => {
    const { part, on, reached, deliveredBy, report } = event.data;
    return { type: "completeDelivery", data: { part, on, reached, deliveredBy, report } };
  },
  factStated: (_, event) => {
    const { part, fact, on } = event.data;
    return { type: "stateFact", data: { part, fact, on } };
  },
  factDisputed: (_, event) => {
    const { part, fact, member, reason } = event.data;
    return { type: "disputeFact", data: { part, fact, member, reason } };
  },
};
