import type { Forbidden } from "../policy.ts";
/** What came of a question about the directory. `invalid`: it cannot be so; the message says why and how to mend it. */
export type Answered<T> =
  | { readonly kind: "done"; readonly value: T; readonly replayed?: boolean }
  | { readonly kind: "invalid"; readonly field: string; readonly message: string }
  | { readonly kind: "key-reused" }
  | Forbidden
  | { readonly kind: "not-found" };
