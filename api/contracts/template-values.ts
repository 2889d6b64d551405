import { z } from "@hono/zod-openapi";

/** What a template's contract is put together from. */

export const key = z
  .string()
  .regex(
    /^[a-zA-Z][a-zA-Z0-9-]{0,59}$/,
    "Write a key in letters, digits and hyphens, from a letter on.",
  );
export const stepKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,59}$/,
    "Write a key in small letters, digits and hyphens, from a letter on.",
  );
export const title = z.string().trim().min(1).max(120);
export const sentence = z.string().trim().min(1).max(500);
const whole = z.int().min(0).max(10_000);

export const side = z.enum(["pwle", "staff", "leadership", "partner", "stakeholder"]);
export const role = z.enum([
  "lead",
  "chair",
  "coordinator",
  "decision-maker",
  "author",
  "facilitator",
  "deliverer",
  "contributor",
  "supporter",
  "guardian",
]);
export const number = z.int().min(1).max(1_000);

export const period = z.union(
  [
    z.strictObject({ workingDays: whole }),
    z.strictObject({ days: whole }),
    z.strictObject({ months: whole }),
    z.strictObject({ seconds: z.int().min(0) }),
  ],
  'Write a period as one of {"workingDays": n}, {"days": n}, {"months": n} or {"seconds": n}.',
);

export const option = z.strictObject({ value: key, label: sentence });

export const fieldPlace = z.strictObject({ section: key, field: key });
