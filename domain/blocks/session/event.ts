import type { Sealed } from "../../sealed.ts";

/** `part` and `block`: where in the run it belongs. `session`: its id. */
type OfSession = { readonly part: string; readonly block: string; readonly session: string };

/** People meet: planned, then held or cancelled; and what is said there by somebody who is no member. Days are YYYY-MM-DD. */
export type SessionEvent =
  | {
      readonly type: "sessionPlanned";
      readonly data: OfSession & {
        readonly on: string;
        /** The last day, where it takes more than one. */
        readonly until: string | null;
        /** Where, or how to come in, and at what time. */
        readonly place: Sealed;
        readonly mode: "in-person" | "online" | "both";
        /** What people find there: travel, food, quiet, an interpreter. */
        readonly offers: Sealed | null;
      };
    }
  /** `came` and `ledBy`: members. `others`: how many came who are no members. */
  | {
      readonly type: "sessionHeld";
      readonly data: OfSession & {
        readonly on: string;
        readonly came: readonly string[];
        readonly ledBy: readonly string[];
        readonly others: number;
        readonly account: Sealed;
      };
    }
  | {
      readonly type: "sessionCancelled";
      readonly data: OfSession & { readonly reason: Sealed };
    }
  /** `contact`: how to reach whoever said it, only where they allow it. */
  | {
      readonly type: "voiceHeard";
      readonly data: {
        readonly part: string;
        readonly session: string;
        readonly voice: string;
        readonly kind: "story" | "idea" | "concern";
        readonly text: Sealed;
        readonly mayContact: boolean;
        readonly contact: Sealed | null;
      };
    };
