import { z } from "@hono/zod-openapi";
import { isNumberOf } from "../../../domain/written/number.ts";
import { key, stepKey } from "../../contracts/template-values.ts";
import { Day, Key, PartId, Text } from "../../contracts/values.ts";
import { steering } from "../../policy-reach.ts";
import { order, type ContractOf } from "../contract-of.ts";

const block = z.strictObject({
  block: z.literal("measure"),
  key: stepKey,
  point: key,
  indicators: z.array(key).min(1).max(50),
});

export const RecordMeasure = z.strictObject({
  part: PartId,
  block: Key,
  indicator: Key,
  how: z.enum(["counted", "scored", "imported"], "Say how the figure came about"),
  value: z
    .number("Write a number")
    .refine((value) => isNumberOf(value, 6), "Write a number with at most 6 after the point")
    .nullable(),
  people: z
    .int("Write how many people, as a whole number")
    .min(0, "Write how many people, as a whole number")
    .max(10_000_000, "Write a number up to 10,000,000")
    .nullable(),
  on: Day,
  source: Text,
});

const recordMeasure = order("recordMeasure", RecordMeasure);

/** How a template writes it, what may be asked of it, who may ask that, and whose words are sealed. */
export const measure = {
  block,
  orders: [recordMeasure],
  policy: {
    recordMeasure: steering,
  },
  seals: {
    recordMeasure: (raw: z.infer<typeof recordMeasure>, by, { text }) => ({
      ...raw,
      data: { ...raw.data, source: text(raw.data.source, by) },
    }),
  },
} as const satisfies ContractOf<"measure">;
