import type { Gate } from "./block.ts";
import type { SignOffEvent } from "./event.ts";
import type { GateOrder } from "./order.ts";

/** What a template, a record and a caller can say of it. */
export type GateKind = {
  readonly block: Gate;
  readonly event: SignOffEvent;
  readonly order: GateOrder;
  /** It stands with its part, and in `requests`. */
  readonly state: object;
};

/** Which of its events are acts: what did not come from the run's own workflow. */
export const acts = [
  "signOffRequested",
  "noticeReturned",
  "toldInPerson",
  "requestSeen",
  "signedOff",
  "declined",
  "preferred",
  "askedForTime",
  "stoodAside",
  "recused",
  "answerConfirmed",
  "answerDisputed",
  "objected",
  "objectionLifted",
  "gateOverridden",
] as const satisfies readonly SignOffEvent["type"][];
