import { z } from "@hono/zod-openapi";
import { Id, Side } from "./values.ts";

/** What somebody brings, in their own word: more than one thing, where more than one is so. */
export const DeclareSide = z.strictObject({
  member: Id,
  sides: z.array(Side).min(1, "Choose at least one.").max(5).readonly(),
});
export const ConfirmMember = z.strictObject({ member: Id });
