import { z } from "@hono/zod-openapi";
import { key, stepKey, period, fieldPlace } from "../../contracts/template-values.ts";
import {
  Day,
  Digest,
  Id,
  Key,
  Note,
  Option,
  PartId,
  Reference,
  Text,
  VersionNumber,
} from "../../contracts/values.ts";
import { answering, groupWork, ownVoice, steering } from "../../policy-reach.ts";
import { order, type ContractOf } from "../contract-of.ts";

const block = z.strictObject({
  block: z.literal("gate"),
  key: stepKey,
  rule: z.enum(["consent", "majority", "preference"]),
  circle: stepKey,
  share: z
    .number()
    .min(0, "Write a share from 0 to 1: three in five is 0.6.")
    .max(1, "Write a share from 0 to 1: three in five is 0.6."),
  standing: stepKey.exactOptional(),
  tie: key.exactOptional(),
  options: fieldPlace.exactOptional(),
  notice: period,
  due: period,
  reminders: z.array(period).max(10),
  extension: period,
});

/** The part that a request is about is looked up in the run. */
const OfRequest = z.strictObject({ request: Id, member: Id });
/** How a helper took somebody's answer. */
export const Assistance = z.strictObject({
  helper: Id,
  channel: z.enum(
    ["in-person", "phone", "video", "letter", "interpreter"],
    "Choose how you spoke with them",
  ),
  readBack: z.boolean(),
});
const answered = {
  request: Id,
  version: VersionNumber,
  digest: Digest,
  member: Id,
  assistance: Assistance.exactOptional(),
};
export const RequestSignOff = z.strictObject({
  id: Id,
  part: PartId,
  version: VersionNumber,
  sections: z.array(Key).max(50).readonly(),
});
export const SignOff = z.strictObject({
  ...answered,
  answer: z.enum(["yes", "yes-with-changes"]),
  comment: Note,
  contribution: Id.exactOptional(),
});
export const Decline = z.strictObject({
  ...answered,
  reason: Text,
  objection: Id.exactOptional(),
});
export const Prefer = z.strictObject({
  ...answered,
  ranking: z
    .array(Option, "Put one or more of the options in order.")
    .min(1, "Put one or more of the options in order.")
    .max(50, "Put at most 50 options in order.")
    .refine((options) => new Set(options).size === options.length, "Name each option once.")
    .readonly(),
});
export const AskForTime = z.strictObject({ ...answered, reason: Note });
export const StandAside = z.strictObject(answered);
export const Recuse = z.strictObject({ part: PartId, member: Id, reason: Note });
export const DisputeAnswer = OfRequest.extend({ reason: Note });
export const ObjectTo = z.strictObject({
  id: Id,
  part: PartId,
  member: Id,
  version: VersionNumber,
  reason: Text,
});
export const LiftObjection = z.strictObject({ part: PartId, objection: Reference });
export const RestartClock = z.strictObject({ request: Id, reason: Text });
export const TellInPerson = OfRequest.extend({ by: Id, on: Day });
export const SeeRequest = OfRequest.extend({ version: VersionNumber });
export const OverrideGate = z.strictObject({ part: PartId, reason: Text });

const signOff = order("signOff", SignOff);
const decline = order("decline", Decline);
const askForTime = order("askForTime", AskForTime);
const recuse = order("recuse", Recuse);
const disputeAnswer = order("disputeAnswer", DisputeAnswer);
const object = order("object", ObjectTo);
const restartClock = order("restartClock", RestartClock);
const overrideGate = order("overrideGate", OverrideGate);

/** How a template writes it, what may be asked of it, who may ask that, and whose words are sealed. */
export const gate = {
  block,
  orders: [
    order("requestSignOff", RequestSignOff),
    signOff,
    decline,
    order("prefer", Prefer),
    askForTime,
    order("standAside", StandAside),
    recuse,
    order("confirmAnswer", OfRequest),
    disputeAnswer,
    object,
    order("liftObjection", LiftObjection),
    restartClock,
    order("tellInPerson", TellInPerson),
    order("seeRequest", SeeRequest),
    overrideGate,
  ],
  policy: {
    requestSignOff: steering,
    signOff: answering,
    decline: answering,
    prefer: answering,
    askForTime: answering,
    standAside: answering,
    recuse: ownVoice,
    confirmAnswer: ownVoice,
    disputeAnswer: ownVoice,
    object: ownVoice,
    liftObjection: ownVoice,
    restartClock: steering,
    tellInPerson: groupWork,
    seeRequest: ownVoice,
    // Those in power overrule in person: the record names somebody who answers for it.
    overrideGate: {
      scope: "runs:manage",
      administrator: "organisation",
      "programme-manager": "organisation",
    },
  },
  seals: {
    signOff: (raw: z.infer<typeof signOff>, _by, { optional }) => ({
      ...raw,
      data: { ...raw.data, comment: optional(raw.data.comment, raw.data.member) },
    }),
    decline: (raw: z.infer<typeof decline>, _by, { text }) => ({
      ...raw,
      data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) },
    }),
    askForTime: (raw: z.infer<typeof askForTime>, _by, { optional }) => ({
      ...raw,
      data: { ...raw.data, reason: optional(raw.data.reason, raw.data.member) },
    }),
    recuse: (raw: z.infer<typeof recuse>, _by, { optional }) => ({
      ...raw,
      data: { ...raw.data, reason: optional(raw.data.reason, raw.data.member) },
    }),
    disputeAnswer: (raw: z.infer<typeof disputeAnswer>, _by, { optional }) => ({
      ...raw,
      data: { ...raw.data, reason: optional(raw.data.reason, raw.data.member) },
    }),
    object: (raw: z.infer<typeof object>, _by, { text }) => ({
      ...raw,
      data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) },
    }),
    restartClock: (raw: z.infer<typeof restartClock>, by, { text }) => ({
      ...raw,
      data: { ...raw.data, reason: text(raw.data.reason, by) },
    }),
    overrideGate: (raw: z.infer<typeof overrideGate>, by, { text }) => ({
      ...raw,
      data: { ...raw.data, reason: text(raw.data.reason, by) },
    }),
  },
} as const satisfies ContractOf<"gate">;
