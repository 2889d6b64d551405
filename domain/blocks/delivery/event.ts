import type { Sealed } from "../../sealed.ts";

type OfPart = { readonly part: string };

/** What a part delivers, and when something of it was so. */
export type DeliveryEvent =
  | { readonly type: "deliveryStarted"; readonly data: OfPart & { readonly on: string } }
  | {
      readonly type: "deliveryCompleted";
      readonly data: OfPart & {
        readonly on: string;
        readonly reached: number;
        readonly deliveredBy: readonly string[];
        readonly report: Sealed;
      };
    }
  | {
      readonly type: "factStated";
      readonly data: OfPart & {
        readonly fact: "decided" | "published" | "piloted" | "rolled-out";
        /** A day (YYYY-MM-DD), or an instant (ISO 8601 UTC). */
        readonly on: string;
      };
    }
  /** Somebody says that it was not so. `fact`: which of the part's facts, from 1, in the order of the record; its stater takes it back by this. */
  | {
      readonly type: "factDisputed";
      readonly data: OfPart & {
        readonly fact: number;
        readonly member: string;
        readonly reason: Sealed;
      };
    };
