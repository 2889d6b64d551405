import { z } from "@hono/zod-openapi";

/**
 * How somebody chose to be told: by email, by text message at the number that is known of them, or not at all, because they look
 * themselves.
 */
export const ToldBy = z.enum(
  ["email", "sms", "none"],
  "Choose email, text message, or that you look here yourself.",
);

export type ToldBy = z.infer<typeof ToldBy>;

const Hour = z.int("Choose a whole hour.").min(0).max(23);

/** Hours of the day, in the person's own zone, in which nobody writes to them. */
export const Quiet = z
  .strictObject({ from: Hour, until: Hour })
  .refine(({ from, until }) => from !== until, {
    path: ["until"],
    message: "Choose another hour than the first. If you want no messages at all, choose that.",
  })
  .openapi({
    description: "From the first hour until the second, 0 to 23, in one's own time zone.",
  });

/** All of somebody's choice. What is left out is not chosen: no quiet hours, no text message where an email is refused. */
export const ToldByChange = z.strictObject({
  by: ToldBy,
  quiet: Quiet.nullable().default(null),
  textIfRefused: z.boolean().default(false).openapi({
    description: "Whether they may be texted at their number what their email refuses.",
  }),
});

export type ToldByChoice = z.output<typeof ToldByChange>;
