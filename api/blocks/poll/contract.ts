import { z } from "@hono/zod-openapi";
import {
  stepKey,
  title,
  sentence,
  period,
  option,
  fieldPlace,
} from "../../contracts/template-values.ts";
import { Id, Key, PartId } from "../../contracts/values.ts";
import { forOneself, steering } from "../../policy-reach.ts";
import { order, type ContractOf } from "../contract-of.ts";

const scale = z.strictObject({
  least: z.int().min(-100).max(100),
  most: z.int().min(-100).max(100),
  leastLabel: title.exactOptional(),
  mostLabel: title.exactOptional(),
});

const block = z.strictObject({
  block: z.literal("poll"),
  key: stepKey,
  question: sentence,
  choose: z.enum(["one", "several", "rank", "scale"]),
  options: z.union([fieldPlace, z.array(option).min(1).max(50)]),
  scale: scale.exactOptional(),
  voters: stepKey,
  anonymous: z.boolean(),
  open: period,
  reminders: z.array(period).max(10),
  leastShare: z
    .number()
    .min(0)
    .max(1, "Write a share from 0 to 1: three in five is 0.6.")
    .exactOptional(),
});

export const OpenPoll = z.strictObject({
  id: Id,
  part: PartId,
  block: Key,
  voters: z.array(Id).max(10_000).readonly().nullable(),
});
export const ChangeElectorate = z.strictObject({
  part: PartId,
  poll: Id,
  added: z.array(Id).max(1_000).readonly(),
  removed: z.array(Id).max(1_000).readonly(),
});
/** Places in the poll's list of options, from 0; of a scale, a number for each option or null. */
export const Choice = z.array(z.int().min(-100).max(100).nullable()).max(50).readonly();
export const CastBallot = z.strictObject({ part: PartId, poll: Id, choice: Choice });

/** How a template writes it, what may be asked of it, who may ask that, and whose words are sealed. */
export const poll = {
  block,
  orders: [
    order("openPoll", OpenPoll),
    order("changeElectorate", ChangeElectorate),
    order("castBallot", CastBallot),
  ],
  policy: {
    openPoll: steering,
    changeElectorate: steering,
    // Whoever is asked, also without any role in the organisation.
    castBallot: {
      scope: "runs:act",
      asMember: true,
      administrator: "self",
      ...forOneself,
      voter: "self",
    },
  },
  seals: {},
} as const satisfies ContractOf<"poll">;
