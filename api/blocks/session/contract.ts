import { z } from "@hono/zod-openapi";
import { key, stepKey, title, number } from "../../contracts/template-values.ts";
import { Day, Id, Key, PartId, Text } from "../../contracts/values.ts";
import { groupWork, steering } from "../../policy-reach.ts";
import { order, type ContractOf } from "../contract-of.ts";

const block = z.strictObject({
  block: z.literal("session"),
  key: stepKey,
  title: title.exactOptional(),
  held: number.exactOptional(),
  leads: stepKey.exactOptional(),
  capacity: z
    .enum(["training", "chairing", "co-facilitating", "delivering", "speaking"])
    .exactOptional(),
  onDay: key.exactOptional(),
  voices: z.literal(true, 'Say "voices": true, or leave it out.').exactOptional(),
});

const Mode = z.enum(["in-person", "online", "both"], "Choose how people meet");
const People = z.array(Id).max(2_000).readonly();
export const PlanSession = z.strictObject({
  id: Id,
  part: PartId,
  block: Key,
  on: Day,
  until: Day.nullable(),
  place: Text,
  mode: Mode,
  offers: Text.nullable(),
});
export const HoldSession = z.strictObject({
  session: Id,
  on: Day,
  came: People,
  ledBy: People,
  others: z
    .int("Write how many others came, as a whole number")
    .min(0, "Write how many others came, as a whole number")
    .max(1_000_000, "Write a number up to 1,000,000"),
  account: Text,
});
export const CancelSession = z.strictObject({ session: Id, reason: Text });
export const HearVoice = z.strictObject({
  id: Id,
  session: Id,
  kind: z.enum(["story", "idea", "concern"], "Choose what it is"),
  text: Text,
  mayContact: z.boolean(),
  contact: Text.nullable(),
});

const planSession = order("planSession", PlanSession);
const holdSession = order("holdSession", HoldSession);
const cancelSession = order("cancelSession", CancelSession);
const hearVoice = order("hearVoice", HearVoice);

/** How a template writes it, what may be asked of it, who may ask that, and whose words are sealed. */
export const session = {
  block,
  orders: [planSession, holdSession, cancelSession, hearVoice],
  policy: {
    planSession: steering,
    holdSession: steering,
    cancelSession: steering,
    hearVoice: groupWork,
  },
  seals: {
    planSession: (raw: z.infer<typeof planSession>, by, { text, optional }) => {
      const { place, offers } = raw.data;
      const sealed = { place: text(place, by), offers: optional(offers, by) };
      return { ...raw, data: { ...raw.data, ...sealed } };
    },
    holdSession: (raw: z.infer<typeof holdSession>, by, { text }) => ({
      ...raw,
      data: { ...raw.data, account: text(raw.data.account, by) },
    }),
    cancelSession: (raw: z.infer<typeof cancelSession>, by, { text }) => ({
      ...raw,
      data: { ...raw.data, reason: text(raw.data.reason, by) },
    }),
    // Whose words they are has no account here: they can be erased by the voice's own id.
    hearVoice: (raw: z.infer<typeof hearVoice>, _by, { text, optional }) => {
      const { id, text: said, contact } = raw.data;
      const sealed = { text: text(said, id), contact: optional(contact, id) };
      return { ...raw, data: { ...raw.data, ...sealed } };
    },
  },
} as const satisfies ContractOf<"session">;
