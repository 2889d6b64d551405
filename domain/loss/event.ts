import type { Sealed } from "../sealed.ts";

type OfMember = { readonly member: string };

/**
 * A member who died, or whom nobody can reach any more. One person says so (`lossReported`), another bears it out, and one of
 * the two has lived experience (`memberLost`). The person themselves can say at any time that they are here (`lossDenied`).
 */
export type LossEvent =
  | { readonly type: "lossReported"; readonly data: OfMember }
  | {
      readonly type: "memberLost";
      readonly data: OfMember & { readonly by: readonly [string, string] };
    }
  | { readonly type: "lossDenied"; readonly data: OfMember }
  /** Somebody with lived experience says for themselves how the group goes on without this member. `by`: who. */
  | {
      readonly type: "groupGoesOn";
      readonly data: OfMember & { readonly by: string; readonly how: Sealed };
    };
