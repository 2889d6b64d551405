import { z } from "@hono/zod-openapi";
import { Digest, Id, PartId } from "../contracts/values.ts";

export const InRun = z.object({ run: Id });
export const InPart = z.object({ run: Id, part: PartId });
export const InRequest = z.object({ run: Id, request: Id });
export const OfMember = z.object({ run: Id, member: Id });

/** What somebody gets when their act is on record. */
export const Receipt = z
  .object({
    run: Id,
    event: Id,
    version: z.number().int().openapi({ description: "The event's place in its run, from 1." }),
    type: z.string(),
    at: z.string(),
    leaf: Digest.openapi({ description: "SHA-256(0x00 || entry), as in the transparency log." }),
    position: z
      .number()
      .int()
      .nullable()
      .openapi({ description: "The event's position in the log, once it has one." }),
  })
  .openapi("Receipt");

/** What an open gate withholds from whoever asks, the same whichever way people answer. */
export const Withheld = z
  .object({
    answers: z.number().int().openapi({ description: "Answers that others gave." }),
    numberedUpTo: z.number().int().openapi({ description: "The last entry that has its number." }),
    why: z.string(),
  })
  .openapi("Withheld");

export const Acted = z
  .object({
    id: z.string().nullable().openapi({ description: "Of what was made, if something was." }),
    version: z.number().int().openapi({ description: "The run's version now." }),
    receipts: z.array(Receipt),
  })
  .openapi("Acted");

/** A query's number, which arrives as text. */
export const QueryNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, "This must be a whole number.")
    .transform(Number)
    .refine((value) => value <= most, `This must be at most ${most}.`)
    .optional();

/** A query's list: one value, repeated values, or values with commas between them. */
export const QueryList = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? value.split(",") : value))
  .optional();
