import type { ActResult, Receipt } from "../api/services.ts";
import type { Mistake } from "./layout/error-summary.tsx";

export type Outcome =
  | { readonly kind: "done"; readonly receipts: readonly Receipt[] }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[]; readonly code: string }
  | { readonly kind: "not-allowed" }
  | { readonly kind: "not-found" };

/** What a page does with an act's result: go on, or say what is wrong and how to mend it. */
export function outcomeOf(result: ActResult): Outcome {
  switch (result.kind) {
    case "accepted":
      return { kind: "done", receipts: result.receipts };
    case "refused":
      return {
        kind: "mistakes",
        code: result.refusal.code,
        mistakes: [{ field: null, message: `${result.refusal.message} ${result.refusal.mend}` }],
      };
    case "invalid":
      return {
        kind: "mistakes",
        code: "invalid",
        mistakes: result.issues.map(({ message }) => ({ field: null, message })),
      };
    case "key-reused":
      return {
        kind: "mistakes",
        code: "key-reused",
        mistakes: [
          {
            field: null,
            message:
              "This form was sent once before, with other words. The first one is on record. Send it again if you want to add this too.",
          },
        ],
      };
    case "forbidden":
      return { kind: "not-allowed" };
    case "not-found":
      return { kind: "not-found" };
    default:
      return result satisfies never;
  }
}
