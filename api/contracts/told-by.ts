import { z } from "@hono/zod-openapi";

/** How somebody chose to be told: by email, or by text message at the number that is known of them. */
export const ToldBy = z.enum(["email", "sms"], "Choose email or text message.");

export type ToldBy = z.infer<typeof ToldBy>;

export const ToldByChange = z.strictObject({ by: ToldBy });
