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
    .regex(/^\d{1,15}$/, "Write this as a whole number, like 3.")
    .transform(Number)
    .refine((value) => value <= most, `This must be at most ${most}.`)
    .optional();

/** A query's list: one value, repeated values, or values with commas between them. */
export const QueryList = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? value.split(",") : value))
  .optional();

/** The query of a list in pages. */
export const pageQuery = <C extends z.ZodType<string>>(cursor: C) => ({
  after: cursor.optional().openapi({ description: "The `next` of the page before." }),
  before: cursor.optional().openapi({ description: "The `previous` of the page after." }),
  limit: QueryNumber(200),
});

/** A place in a list that no id names: as `next` or `previous` of a page said it. */
export const ListPlace = z.string().max(300).openapi("ListPlace");

/** A page of a list, with what leads on and back. */
export const pageOf = <T extends z.ZodType, C extends z.ZodType<string>>(item: T, cursor: C) => ({
  items: z.array(item).readonly(),
  next: cursor.nullable().openapi({ description: "The `after` of the page that follows." }),
  previous: cursor
    .nullable()
    .openapi({ description: "The `before` of the page that goes before." }),
});

/** Without what was not asked for. */
export const wantedPage = ({
  after,
  before,
  limit,
}: {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit?: number | undefined;
}) => ({
  ...(after === undefined ? {} : { after }),
  ...(before === undefined ? {} : { before }),
  ...(limit === undefined ? {} : { limit }),
});
