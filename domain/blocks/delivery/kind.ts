import type { DeliveryBlock } from "./block.ts";
import type { DeliveryEvent } from "./event.ts";
import type { DeliveryOrder } from "./order.ts";

/** What a template, a record and a caller can say of it. */
export type DeliveryKind = {
  readonly block: DeliveryBlock;
  readonly event: DeliveryEvent;
  readonly order: DeliveryOrder;
  /** All of it stands with its part. */
  readonly state: object;
};

/** Which of its events are acts: what did not come from the run's own workflow. */
export const acts = [
  "deliveryStarted",
  "deliveryCompleted",
] as const satisfies readonly DeliveryEvent["type"][];
