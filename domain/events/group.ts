import type { Sealed } from "../sealed.ts";
import type { Role, Side } from "../template.ts";

type OfMember = { readonly member: string };

/** Who declares: the member themselves, or a guardian for them. */
export type Declarer =
  | { readonly by: "self" }
  | { readonly by: "guardian"; readonly guardian: string };

/** Who is in the group, what they need, and what they get for it. */
export type GroupEvent =
  | {
      readonly type: "memberJoined";
      readonly data: OfMember & {
        readonly side: Side;
        readonly roles: readonly Role[];
        readonly declares: readonly string[];
      };
    }
  | { readonly type: "rolesChanged"; readonly data: OfMember & { readonly roles: readonly Role[] } }
  | {
      readonly type: "declarationMade";
      readonly data: OfMember & { readonly declares: string; readonly holds: boolean } & Declarer;
    }
  /** Whose guardian a member is: who consents for them until they say otherwise themselves. */
  | {
      readonly type: "guardianNamed";
      readonly data: { readonly guardian: string; readonly of: string };
    }
  /** Whether the person may be contacted again when this run is over. Only they say so. */
  | { readonly type: "contactAllowed"; readonly data: OfMember & { readonly holds: boolean } }
  | { readonly type: "withdrew"; readonly data: OfMember }
  | {
      readonly type: "accessNeedStated";
      readonly data: OfMember & { readonly need: string; readonly what: Sealed };
    }
  | {
      readonly type: "accessNeedMet";
      readonly data: OfMember & { readonly need: string; readonly how: Sealed | null };
    }
  | {
      readonly type: "delegated";
      readonly data: { readonly from: string; readonly to: string; readonly until: string };
    }
  | {
      readonly type: "delegationEnded";
      readonly data: { readonly from: string; readonly to: string };
    }
  | {
      readonly type: "capacityBuilt";
      readonly data: OfMember & {
        readonly kind: "training" | "chairing" | "co-facilitating" | "delivering" | "speaking";
        readonly what: Sealed;
        readonly on: string;
      };
    }
  | { readonly type: "supportOffered"; readonly data: OfMember & { readonly what: Sealed } }
  | {
      readonly type: "paymentOffered";
      readonly data: OfMember & {
        readonly payment: string;
        readonly kind: "payment" | "thanks" | "voucher" | "expenses";
        readonly pence: Sealed | null;
      };
    }
  | {
      readonly type: "paymentAnswered";
      readonly data: OfMember & {
        readonly payment: string;
        readonly answer: "accepted" | "declined";
      };
    }
  | { readonly type: "paymentMade"; readonly data: OfMember & { readonly payment: string } };
