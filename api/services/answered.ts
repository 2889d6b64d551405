/** What came of a question about the directory. `invalid`: it cannot be so; the message says why and how to mend it. */
export type Answered<T> =
  | { readonly kind: "done"; readonly value: T; readonly replayed?: boolean }
  | { readonly kind: "invalid"; readonly field: string; readonly message: string }
  | { readonly kind: "key-reused" }
  | { readonly kind: "forbidden"; readonly why: string }
  | { readonly kind: "not-found" };
