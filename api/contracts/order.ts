import { z } from "@hono/zod-openapi";
import { ConfirmMember, DeclareSide } from "./membership.ts";
import { isNumberOf } from "../../domain/written/number.ts";
import {
  CancelSession,
  ClaimCredential,
  HearVoice,
  HoldSession,
  PlanSession,
  ShowCredential,
  StopShowingCredential,
} from "./session.ts";
import {
  Day,
  Digest,
  GroupRoles,
  Id,
  Key,
  Option,
  PartId,
  Reference,
  Side,
  Text,
  Title,
  VersionNumber,
} from "./values.ts";
import { VouchForMember } from "./vouchers.ts";

/**
 * What may be asked of a run, as it arrives: texts not yet sealed. A page and a route each put an order together; this
 * contract is behind both, so that they refuse and keep the same.
 */

const Note = Text.nullable();
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

export const JoinMember = z.strictObject({
  member: Id,
  side: Side,
  roles: GroupRoles.refine((roles) => roles.length > 0, "Choose at least one thing they do"),
  declares: z.array(Key).max(20).readonly(),
});
/** As many as a request has room for, and as one commit can hold without keeping others from theirs for long. */
export const listOfPeople = <P extends z.ZodType>(person: P) =>
  z
    .array(person)
    .min(1, "Name at least one person.")
    .max(500, "Name at most 500 people at once, and the others after them.")
    .readonly();
export const JoinMembers = z.strictObject({ members: listOfPeople(JoinMember) });
export const ChangeRoles = z.strictObject({ member: Id, roles: GroupRoles });
const Declared = z.strictObject({ member: Id, declares: Key, holds: z.boolean() });
export const MakeDeclaration = z.discriminatedUnion("by", [
  Declared.extend({ by: z.literal("self") }),
  Declared.extend({ by: z.literal("guardian"), guardian: Id }),
]);
export const NameGuardian = z.strictObject({ guardian: Id, of: Id });
export const AllowContact = z.strictObject({ member: Id, holds: z.boolean() });
export const AboutMember = z.strictObject({ member: Id });
export const GoOn = z.strictObject({ member: Id, how: Text });
export const Withdraw = z.strictObject({ member: Id });
export const StateAccessNeed = z.strictObject({ id: Id, member: Id, what: Text });
export const MeetAccessNeed = z.strictObject({ member: Id, need: Reference, how: Note });
export const TakeUpCry = z.strictObject({
  member: Id,
  kind: z.enum(["more-time", "objection", "need", "disputed"]),
  about: Reference,
});
export const Delegate = z.strictObject({ from: Id, to: Id, until: Day });
export const EndDelegation = z.strictObject({ from: Id });
export const BuildCapacity = z.strictObject({
  member: Id,
  kind: z.enum(["training", "chairing", "co-facilitating", "delivering", "speaking"]),
  what: Text,
  on: Day,
});
export const OfferSupport = z.strictObject({ member: Id, what: Text });
export const OfferPayment = z.strictObject({
  id: Id,
  member: Id,
  kind: z.enum(["payment", "thanks", "voucher", "expenses"]),
  pence: z
    .int("Write whole pence: £250 is 25000.")
    .min(1, "Write 1 penny or more, or leave the amount out.")
    .max(100_000_000, "Write at most 100000000 pence, which is £1,000,000.00.")
    .nullable(),
});
export const AnswerPayment = z.strictObject({
  member: Id,
  payment: Reference,
  answer: z.enum(["accepted", "declined"]),
});
export const MakePayment = z.strictObject({ member: Id, payment: Reference });
export const AddSite = z.strictObject({ step: Key, title: Title });
export const DropPart = z.strictObject({ part: PartId, reason: Text });
export const CompleteSites = z.strictObject({ step: Key });
export const SubmitPart = z.strictObject({ part: PartId, version: VersionNumber });
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
export const Contribute = z.strictObject({
  id: Id,
  member: Id,
  part: PartId.nullable(),
  kind: z.enum(["story", "idea", "concern", "change"], "Choose what it is"),
  text: Text,
});
export const AnswerContribution = z.strictObject({
  contribution: Reference,
  outcome: z.enum(["done", "partly", "not-done"], "Say what you did about it"),
  reply: Text,
});
export const DisputeContribution = z.strictObject({
  member: Id,
  contribution: Reference,
  reason: Text,
});
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
export const Reflect = z.strictObject({ member: Id, step: Key, easier: Text });
export const Corroborate = z.strictObject({
  member: Id,
  claim: z.int().min(1).max(999_999_999),
  agrees: z.boolean(),
});
export const Pause = z.strictObject({ reason: Text });
/** The answers themselves are checked against the part's form. */
export const SaveVersion = z.strictObject({
  part: PartId,
  basedOn: VersionNumber,
  sections: z.record(Key, z.record(Key, z.unknown())),
  note: Note,
});
/** The amounts of the other run are put in from its record. */
export const LinkRun = z.strictObject({
  link: Id,
  kind: z.enum(
    ["grows-out-of", "asks", "adds-to", "hands-on-to"],
    "Choose how they belong together",
  ),
  run: Id,
  part: PartId.nullable(),
});
const Nothing = z.strictObject({});

const order = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.strictObject({ type: z.literal(type), data });

export const PersonsOrder = z.discriminatedUnion("type", [
  order("joinMember", JoinMember),
  order("joinMembers", JoinMembers),
  order("changeRoles", ChangeRoles),
  order("makeDeclaration", MakeDeclaration),
  order("nameGuardian", NameGuardian),
  order("allowContact", AllowContact),
  order("withdraw", Withdraw),
  order("reportLoss", AboutMember),
  order("denyLoss", AboutMember),
  order("goOn", GoOn),
  order("declareSide", DeclareSide),
  order("confirmMember", ConfirmMember),
  order("vouchForMember", VouchForMember),
  order("stateAccessNeed", StateAccessNeed),
  order("meetAccessNeed", MeetAccessNeed),
  order("takeUpCry", TakeUpCry),
  order("delegate", Delegate),
  order("endDelegation", EndDelegation),
  order("buildCapacity", BuildCapacity),
  order("offerSupport", OfferSupport),
  order("offerPayment", OfferPayment),
  order("answerPayment", AnswerPayment),
  order("makePayment", MakePayment),
  order("addSite", AddSite),
  order("dropPart", DropPart),
  order("completeSites", CompleteSites),
  order("saveVersion", SaveVersion),
  order("submitPart", SubmitPart),
  order("linkRun", LinkRun),
  order("requestSignOff", RequestSignOff),
  order("signOff", SignOff),
  order("decline", Decline),
  order("prefer", Prefer),
  order("askForTime", AskForTime),
  order("standAside", StandAside),
  order("recuse", Recuse),
  order("confirmAnswer", OfRequest),
  order("disputeAnswer", DisputeAnswer),
  order("object", ObjectTo),
  order("liftObjection", LiftObjection),
  order("restartClock", RestartClock),
  order("tellInPerson", TellInPerson),
  order("seeRequest", SeeRequest),
  order("overrideGate", OverrideGate),
  order("contribute", Contribute),
  order("answerContribution", AnswerContribution),
  order("disputeContribution", DisputeContribution),
  order("startDelivery", StartDelivery),
  order("completeDelivery", CompleteDelivery),
  order("planSession", PlanSession),
  order("holdSession", HoldSession),
  order("cancelSession", CancelSession),
  order("hearVoice", HearVoice),
  order("claimCredential", ClaimCredential),
  order("showCredential", ShowCredential),
  order("stopShowingCredential", StopShowingCredential),
  order("stateFact", StateFact),
  order("disputeFact", DisputeFact),
  order("recordMeasure", RecordMeasure),
  order("openPoll", OpenPoll),
  order("changeElectorate", ChangeElectorate),
  order("castBallot", CastBallot),
  order("reflect", Reflect),
  order("corroborate", Corroborate),
  order("pause", Pause),
  order("resume", Nothing),
  order("finishRun", Nothing),
]);

/** An order as pages, routes and the demo give it: what `PersonsOrder` takes. */
export type RawOrder = z.infer<typeof PersonsOrder>;
