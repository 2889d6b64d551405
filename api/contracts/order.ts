import { z } from "@hono/zod-openapi";
import { order } from "../blocks/contract-of.ts";
import { orders } from "../blocks/contracts.drawn.ts";
import { ConfirmMember, DeclareSide } from "./membership.ts";
import { ClaimCredential, ShowCredential, StopShowingCredential } from "./credential.ts";
import { Day, GroupRoles, Id, Key, Note, PartId, Reference, Side, Text, Title } from "./values.ts";
import { VouchForMember } from "./vouchers.ts";

/**
 * What may be asked of a run, as it arrives: texts not yet sealed. A page and a route each put an order together; this
 * contract is behind both, so that they refuse and keep the same.
 */

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
export const Reflect = z.strictObject({ member: Id, step: Key, easier: Text });
export const Corroborate = z.strictObject({
  member: Id,
  claim: z.int().min(1).max(999_999_999),
  agrees: z.boolean(),
});
export const Pause = z.strictObject({ reason: Text });
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
  order("linkRun", LinkRun),
  order("contribute", Contribute),
  order("answerContribution", AnswerContribution),
  order("disputeContribution", DisputeContribution),
  order("claimCredential", ClaimCredential),
  order("showCredential", ShowCredential),
  order("stopShowingCredential", StopShowingCredential),
  order("reflect", Reflect),
  order("corroborate", Corroborate),
  order("pause", Pause),
  order("resume", Nothing),
  order("finishRun", Nothing),
  ...orders,
]);

/** An order as pages, routes and the demo give it: what `PersonsOrder` takes. */
export type RawOrder = z.infer<typeof PersonsOrder>;
