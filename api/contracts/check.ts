import type { z } from "@hono/zod-openapi";

/** One thing that is wrong with what was sent. `path`: where in it; empty for the whole. */
export type InputIssue = {
  readonly path: readonly (string | number)[];
  readonly message: string;
};

export type Checked<T> =
  | { readonly kind: "good"; readonly value: T }
  | { readonly kind: "invalid"; readonly issues: readonly InputIssue[] };

/** A value as its contract keeps it, or everything that is wrong with it. */
export function checked<T>(contract: z.ZodType<T>, value: unknown): Checked<T> {
  const read = contract.safeParse(value);
  if (read.success) return { kind: "good", value: read.data };
  const issues = read.error.issues.map(({ path, message }) => ({
    path: path.map((step) => (typeof step === "symbol" ? String(step) : step)),
    message,
  }));
  return { kind: "invalid", issues };
}
