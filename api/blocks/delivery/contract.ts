import { z } from "@hono/zod-openapi";
import { stepKey } from "../../contracts/template-values.ts";
import { Day, Id, PartId, Text } from "../../contracts/values.ts";
import { answering, steering } from "../../policy-reach.ts";
import { order, type ContractOf } from "../contract-of.ts";

export const StartDelivery = z.strictObject({ part: PartId, on: Day });
export const CompleteDelivery = z.strictObject({
  part: PartId,
  on: Day,
  reached: z
    .int("Write how many people, as a whole number")
    .min(0, "Write how many people, as a whole number")
    .max(10_000_000, "Write a number up to 10,000,000"),
  deliveredBy: z.array(Id).max(200).readonly(),
  report: Text,
});
export const StateFact = z.strictObject({
  part: PartId,
  fact: z.enum(["decided", "published", "piloted", "rolled-out"]),
  on: z.union([Day, z.iso.datetime()]),
});
export const DisputeFact = z.strictObject({
  part: PartId,
  /** Which of the part's facts, from 1, in the order of the record. */
  fact: z.int().min(1).max(999_999_999),
  member: Id,
  reason: Text,
});

const completeDelivery = order("completeDelivery", CompleteDelivery);
const disputeFact = order("disputeFact", DisputeFact);

/** How a template writes it, what may be asked of it, who may ask that, and whose words are sealed. */
export const delivery = {
  block: z.strictObject({ block: z.literal("delivery"), key: stepKey }),
  orders: [
    order("startDelivery", StartDelivery),
    completeDelivery,
    order("stateFact", StateFact),
    disputeFact,
  ],
  policy: {
    startDelivery: steering,
    completeDelivery: steering,
    stateFact: steering,
    // Whoever stated it takes it back by this, and a manager states facts.
    disputeFact: answering,
  },
  seals: {
    completeDelivery: (raw: z.infer<typeof completeDelivery>, by, { text }) => ({
      ...raw,
      data: { ...raw.data, report: text(raw.data.report, by) },
    }),
    disputeFact: (raw: z.infer<typeof disputeFact>, _by, { text }) => ({
      ...raw,
      data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) },
    }),
  },
} as const satisfies ContractOf<"delivery">;
