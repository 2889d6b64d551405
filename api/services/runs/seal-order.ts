import type { Order } from "../../../domain/command.ts";
import { seals } from "../../blocks/contracts.drawn.ts";
import type { RawOrder } from "../../contracts/order.ts";
import type { Sealer } from "./sealer.ts";

export type SealableOrder = Exclude<
  RawOrder,
  { type: "saveVersion" | "linkRun" | "vouchForMember" }
>;

/** A form's version and a link are put together from the record before they are decided. */
export const isSealable = (raw: RawOrder): raw is SealableOrder =>
  raw.type !== "saveVersion" && raw.type !== "linkRun" && raw.type !== "vouchForMember";

type OfKind = keyof typeof seals;
type RawOf<T extends OfKind> = {
  [P in T]: Extract<RawOrder, { readonly type: P }> & { readonly type: P };
}[T];

/** What kinds of block seal by themselves. */
const sealsOfKinds: {
  readonly [T in OfKind]: (raw: RawOf<T>, by: string, sealer: Sealer) => Order;
} = seals;

const isOfKind = (raw: SealableOrder): raw is RawOf<OfKind> =>
  Object.hasOwn(sealsOfKinds, raw.type);

const sealOfKind = <T extends OfKind>(raw: RawOf<T>, by: string, sealer: Sealer): Order =>
  sealsOfKinds[raw.type](raw, by, sealer);

/**
 * Replaces the texts of an order by commitments. What somebody says is theirs, also when a helper wrote it down; what is
 * said about a member is that member's; what somebody decides for the run is their own.
 * @param by the pseudonym of whoever gives the order.
 * @throws NotSealable
 */
export function sealOrder(raw: SealableOrder, by: string, sealer: Sealer): Order {
  if (isOfKind(raw)) return sealOfKind(raw, by, sealer);
  const { text, optional } = sealer;
  switch (raw.type) {
    case "stateAccessNeed":
      return { ...raw, data: { ...raw.data, what: text(raw.data.what, raw.data.member) } };
    case "meetAccessNeed":
      return { ...raw, data: { ...raw.data, how: optional(raw.data.how, raw.data.member) } };
    case "goOn":
      return { ...raw, data: { ...raw.data, how: text(raw.data.how, by) } };
    case "buildCapacity":
      return { ...raw, data: { ...raw.data, what: text(raw.data.what, raw.data.member) } };
    case "offerSupport":
      return { ...raw, data: { ...raw.data, what: text(raw.data.what, raw.data.member) } };
    case "offerPayment":
      return { ...raw, data: { ...raw.data, pence: optional(raw.data.pence, raw.data.member) } };
    case "addSite":
      return { ...raw, data: { ...raw.data, title: text(raw.data.title, by) } };
    case "disputeContribution":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) } };
    case "contribute":
      return { ...raw, data: { ...raw.data, text: text(raw.data.text, raw.data.member) } };
    case "answerContribution":
      return { ...raw, data: { ...raw.data, reply: text(raw.data.reply, by) } };
    case "reflect":
      return { ...raw, data: { ...raw.data, easier: text(raw.data.easier, raw.data.member) } };
    case "dropPart":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, by) } };
    case "pause":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, by) } };
    default:
      return raw;
  }
}
