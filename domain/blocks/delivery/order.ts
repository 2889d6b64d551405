import type { DeliveryEvent } from "./event.ts";

type Data<T extends DeliveryEvent["type"]> = Extract<DeliveryEvent, { readonly type: T }>["data"];

export type DeliveryOrder =
  | { readonly type: "startDelivery"; readonly data: Data<"deliveryStarted"> }
  | { readonly type: "completeDelivery"; readonly data: Data<"deliveryCompleted"> }
  | { readonly type: "stateFact"; readonly data: Data<"factStated"> }
  | { readonly type: "disputeFact"; readonly data: Data<"factDisputed"> };
