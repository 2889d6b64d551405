import { z } from "@hono/zod-openapi";

/** Characters of one text that a person writes. The record keeps it sealed; forms have their own, tighter limits. */
const LONGEST = 10_000;

const wellFormed = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");

export const Text = z
  .string()
  .max(LONGEST, `Write at most ${LONGEST} characters.`)
  .refine((text) => text.trim() !== "", "Write something.")
  .refine(wellFormed, "This holds characters that are no valid text.");

export const Name = z
  .string()
  .trim()
  .min(1, "Write a name.")
  .max(200, "Write at most 200 characters.")
  .refine(wellFormed, "This holds characters that are no valid text.");

/** Any UUID: the versions that we make are our own business. */
export const Id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "This is no id.")
  .openapi({ format: "uuid" });

export const Day = z.iso.date("Write a date as 2026-03-31.");
export const Time = z.iso.datetime("Write a time as 2026-03-31T09:00:00Z.");
export const Key = z.string().regex(/^[\w-]{1,80}$/, "This is no key.");
/** `<stage>:<n>` */
export const PartId = z
  .string()
  .regex(/^[\w-]{1,80}:\d{1,6}$/, "This is no part.")
  .openapi({ example: "goal:1" });
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, "A digest has 64 hexadecimal digits.");
export const VersionNumber = z.number().int().min(0).max(1_000_000);

export const InRun = z.object({ run: Id });
export const InPart = z.object({ run: Id, part: PartId });
export const InRequest = z.object({ run: Id, request: Id });
export const OfMember = z.object({ run: Id, member: Id });

export const Side = z.enum(["pwle", "staff", "leadership", "partner", "stakeholder"]);
export const Role = z.enum([
  "chair",
  "coordinator",
  "decision-maker",
  "author",
  "facilitator",
  "deliverer",
  "contributor",
]);

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
