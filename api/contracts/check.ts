import type { z } from "@hono/zod-openapi";
import { isInEach, type InEach } from "../../domain/language.ts";
import { plainIssue } from "./plain-issue.ts";

/** One thing that is wrong with what was sent. `path`: where in it; empty for the whole. */
export type InputIssue = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The same in each language, where people read it on their pages. */
  readonly said?: InEach<string>;
};

export type Checked<T> =
  | { readonly kind: "good"; readonly value: T }
  | { readonly kind: "invalid"; readonly issues: readonly InputIssue[] };

/** The contract's own words in each language, where it gives them as a parameter of the issue. */
const saidIn = (issue: z.core.$ZodIssue): Pick<InputIssue, "said"> => {
  const said: unknown = issue.code === "custom" ? issue.params?.["said"] : undefined;
  return isInEach(said) ? { said } : {};
};

/** A value as its contract keeps it, or everything that is wrong with it. */
export function checked<T>(contract: z.ZodType<T>, value: unknown): Checked<T> {
  const read = contract.safeParse(value, { error: plainIssue });
  if (read.success) return { kind: "good", value: read.data };
  const issues = read.error.issues.map((issue) => ({
    path: issue.path.map((step) => (typeof step === "symbol" ? String(step) : step)),
    message: issue.message,
    ...saidIn(issue),
  }));
  return { kind: "invalid", issues };
}
