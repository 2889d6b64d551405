import type { PasskeyCredential, PasskeySignature } from "../../events/passkey.ts";
import type { Sealed } from "../../sealed.ts";
import type { Assistance, Channel, NoticeFailure, NoticeKind, SignOffEvent } from "./event.ts";

type Data<T extends SignOffEvent["type"]> = Extract<SignOffEvent, { readonly type: T }>["data"];

/** The part that a request is about is looked up in the record: no order about a request states it. */
type Answer = {
  readonly request: string;
  readonly version: number;
  readonly digest: string;
  readonly member: string;
  readonly assistance?: Assistance;
  /** Verified at the edge before it gets here, against the statement that this answer stands for. */
  readonly passkey?: {
    readonly credential: PasskeyCredential;
    readonly signature: PasskeySignature;
  };
};

/** Of the notices, the clock and the passing of a gate: the engine's own, refused from anybody else. */
export type GateOrder =
  /** `sections`: which sections this request covers; empty means all. */
  | {
      readonly type: "requestSignOff";
      readonly data: {
        readonly id: string;
        readonly part: string;
        readonly version: number;
        readonly sections: readonly string[];
      };
    }
  | {
      readonly type: "signOff";
      readonly data: Answer & {
        readonly answer: "yes" | "yes-with-changes";
        readonly comment: Sealed | null;
        readonly contribution?: string;
      };
    }
  | {
      readonly type: "decline";
      readonly data: Answer & { readonly reason: Sealed; readonly objection?: string };
    }
  | { readonly type: "prefer"; readonly data: Answer & { readonly ranking: readonly string[] } }
  | { readonly type: "askForTime"; readonly data: Answer & { readonly reason: Sealed | null } }
  | { readonly type: "standAside"; readonly data: Answer }
  | {
      readonly type: "recuse";
      readonly data: {
        readonly part: string;
        readonly member: string;
        readonly reason: Sealed | null;
      };
    }
  | {
      readonly type: "confirmAnswer";
      readonly data: { readonly request: string; readonly member: string };
    }
  | {
      readonly type: "disputeAnswer";
      readonly data: {
        readonly request: string;
        readonly member: string;
        readonly reason: Sealed | null;
      };
    }
  | {
      readonly type: "object";
      readonly data: {
        readonly id: string;
        readonly part: string;
        readonly member: string;
        readonly version: number;
        readonly reason: Sealed;
      };
    }
  | {
      readonly type: "liftObjection";
      readonly data: { readonly part: string; readonly objection: string };
    }
  | { readonly type: "tellInPerson"; readonly data: Omit<Data<"toldInPerson">, "part"> }
  | { readonly type: "seeRequest"; readonly data: Omit<Data<"requestSeen">, "part"> }
  | {
      readonly type: "restartClock";
      readonly data: { readonly request: string; readonly reason: Sealed };
    }
  | {
      readonly type: "overrideGate";
      readonly data: { readonly part: string; readonly reason: Sealed };
    }
  | {
      readonly type: "recordNotice";
      readonly data: {
        readonly about: string;
        readonly member: string;
        readonly kind: NoticeKind;
        readonly ordinal: number;
        readonly result:
          | {
              readonly sent: Channel;
              readonly tried?: readonly Channel[];
              readonly wording?: { readonly template: string; readonly version: number };
            }
          | { readonly failed: NoticeFailure; readonly tried?: readonly Channel[] };
      };
    }
  | { readonly type: "recordReturn"; readonly data: Data<"noticeReturned"> }
  | { readonly type: "escalate"; readonly data: { readonly request: string } }
  | { readonly type: "extendDue"; readonly data: { readonly request: string } }
  | { readonly type: "passGate"; readonly data: { readonly part: string } };
