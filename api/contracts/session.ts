import { z } from "@hono/zod-openapi";
import { Day, Id, Key, PartId, Text } from "./values.ts";

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
export const ClaimCredential = z.strictObject({ member: Id, credential: Key });
export const ShowCredential = z.strictObject({ member: Id, credential: Key, run: Id, event: Id });
export const StopShowingCredential = z.strictObject({ member: Id, credential: Key });
