import { seal } from "../../../audit/commitment.ts";
import type { Disclosure } from "../../../audit/disclosures.ts";
import type { Order } from "../../../domain/command.ts";
import type { Sealed } from "../../../domain/sealed.ts";
import type { RawOrder } from "../../contracts/order.ts";
import { isJson } from "./json.ts";

/** A text that cannot be sealed: the caller's mistake, which routes prevent by their schemas. */
export class NotSealable extends Error {
  override readonly name = "NotSealable";
}

/** Collects what an order discloses while its texts are replaced by commitments. */
export type Sealer = {
  /** `subject`: the pseudonym of the person whose words or data they are, so that they can be erased with them. */
  text(value: unknown, subject: string): Sealed;
  optional(value: unknown, subject: string): Sealed | null;
  readonly disclosures: readonly Disclosure[];
};

/** @param key of the one text of an order that was put to a passkey before; else each text has a fresh key. */
export function createSealer(key?: Uint8Array): Sealer {
  const disclosures: Disclosure[] = [];
  const text = (value: unknown, subject: string): Sealed => {
    if (!isJson(value) || value === null || value === "") {
      throw new NotSealable("A text is missing, or holds what is no valid text.");
    }
    const sealed = key === undefined ? seal(value) : seal(value, key);
    disclosures.push({ ...sealed, subject });
    return { commitment: sealed.commitment };
  };
  return {
    text,
    optional: (value, subject) =>
      value === null || value === undefined || value === "" ? null : text(value, subject),
    disclosures,
  };
}

export type SealableOrder = Exclude<
  RawOrder,
  { type: "saveVersion" | "linkRun" | "vouchForMember" }
>;

/** A form's version and a link are put together from the record before they are decided. */
export const isSealable = (raw: RawOrder): raw is SealableOrder =>
  raw.type !== "saveVersion" && raw.type !== "linkRun" && raw.type !== "vouchForMember";

/**
 * Replaces the texts of an order by commitments. What somebody says is theirs, also when a helper wrote it down; what is
 * said about a member is that member's; what somebody decides for the run is their own.
 * @param by the pseudonym of whoever gives the order.
 * @throws NotSealable
 */
export function sealOrder(raw: SealableOrder, by: string, sealer: Sealer): Order {
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
    case "signOff":
      return {
        ...raw,
        data: { ...raw.data, comment: optional(raw.data.comment, raw.data.member) },
      };
    case "decline":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) } };
    case "object":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) } };
    case "disputeContribution":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) } };
    case "askForTime":
      return { ...raw, data: { ...raw.data, reason: optional(raw.data.reason, raw.data.member) } };
    case "recuse":
      return { ...raw, data: { ...raw.data, reason: optional(raw.data.reason, raw.data.member) } };
    case "disputeAnswer":
      return { ...raw, data: { ...raw.data, reason: optional(raw.data.reason, raw.data.member) } };
    case "contribute":
      return { ...raw, data: { ...raw.data, text: text(raw.data.text, raw.data.member) } };
    case "answerContribution":
      return { ...raw, data: { ...raw.data, reply: text(raw.data.reply, by) } };
    case "planSession": {
      const { place, offers } = raw.data;
      const sealed = { place: text(place, by), offers: optional(offers, by) };
      return { ...raw, data: { ...raw.data, ...sealed } };
    }
    case "holdSession":
      return { ...raw, data: { ...raw.data, account: text(raw.data.account, by) } };
    case "cancelSession":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, by) } };
    // Whose words they are has no account here: they can be erased by the voice's own id.
    case "hearVoice": {
      const { id, text: said, contact } = raw.data;
      const sealed = { text: text(said, id), contact: optional(contact, id) };
      return { ...raw, data: { ...raw.data, ...sealed } };
    }
    case "completeDelivery":
      return { ...raw, data: { ...raw.data, report: text(raw.data.report, by) } };
    case "recordMeasure":
      return { ...raw, data: { ...raw.data, source: text(raw.data.source, by) } };
    case "reflect":
      return { ...raw, data: { ...raw.data, easier: text(raw.data.easier, raw.data.member) } };
    case "disputeFact":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, raw.data.member) } };
    case "restartClock":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, by) } };
    case "dropPart":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, by) } };
    case "overrideGate":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, by) } };
    case "pause":
      return { ...raw, data: { ...raw.data, reason: text(raw.data.reason, by) } };
    default:
      return raw;
  }
}
