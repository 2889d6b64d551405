import type { Forbidden } from "../policy.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { InputIssue } from "../contracts/check.ts";

/** What somebody gets when their act is on record. `leaf`: SHA-256(0x00 || entry), hex. */
export type Receipt = {
  readonly run: string;
  readonly event: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly leaf: string;
  /** The log's position once sequenced. */
  readonly position: number | null;
};

export type ActResult =
  | {
      readonly kind: "accepted";
      readonly version: number;
      readonly receipts: readonly Receipt[];
      readonly replayed: boolean;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly version: number }
  /** What was sent cannot be so; nothing was put on record. */
  | { readonly kind: "invalid"; readonly issues: readonly InputIssue[] }
  | { readonly kind: "key-reused" }
  | Forbidden
  | { readonly kind: "not-found" };
