import type { Actor, Assurance } from "./actor.ts";
import type { BlockOrder } from "./blocks/kinds.ts";
import type { DomainEvent } from "./event.ts";
import type { Calendar } from "./period.ts";
import type { Sealed } from "./sealed.ts";
import type { ParameterValue, Role, Side, TemplateReference } from "./template.ts";

type Data<T extends DomainEvent["type"]> = Extract<DomainEvent, { type: T }>["data"];
type Joining = {
  readonly member: string;
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly declares: readonly string[];
};

/**
 * What may be asked of a run, in the imperative. Texts arrive sealed; digests are computed at the edge; `id`s are fresh
 * UUIDs chosen by the caller, so that deciding stays pure.
 */
export type Order =
  | BlockOrder
  | {
      readonly type: "launchRun";
      readonly data: {
        readonly organisation: string;
        readonly template: TemplateReference;
        readonly title: Sealed;
        readonly parameters: { readonly [key: string]: ParameterValue };
        readonly calendar: Calendar;
        /** The side on which whoever launches it leads it; absent: they do not. */
        readonly leads?: Side;
      };
    }
  | { readonly type: "joinMember"; readonly data: Joining }
  /** All of them or nobody: decided as one after another of them would be. */
  | { readonly type: "joinMembers"; readonly data: { readonly members: readonly Joining[] } }
  | {
      readonly type: "changeRoles";
      readonly data: { readonly member: string; readonly roles: readonly Role[] };
    }
  | { readonly type: "makeDeclaration"; readonly data: Data<"declarationMade"> }
  | { readonly type: "nameGuardian"; readonly data: Data<"guardianNamed"> }
  | { readonly type: "allowContact"; readonly data: Data<"contactAllowed"> }
  | { readonly type: "reportLoss"; readonly data: Data<"lossReported"> }
  | { readonly type: "denyLoss"; readonly data: Data<"lossDenied"> }
  | { readonly type: "declareSide"; readonly data: Data<"sideDeclared"> }
  | { readonly type: "confirmMember"; readonly data: { readonly member: string } }
  /** Verified at the edge before it gets here. */
  | { readonly type: "vouchForMember"; readonly data: Data<"memberVouchedFor"> }
  | { readonly type: "goOn"; readonly data: Omit<Data<"groupGoesOn">, "by"> }
  | { readonly type: "withdraw"; readonly data: { readonly member: string } }
  /** The edge puts in the amounts that the other run's record holds, and that whoever links may read it. */
  | { readonly type: "linkRun"; readonly data: Data<"runLinked"> }
  | {
      readonly type: "stateAccessNeed";
      readonly data: { readonly id: string; readonly member: string; readonly what: Sealed };
    }
  | {
      readonly type: "meetAccessNeed";
      readonly data: {
        readonly member: string;
        readonly need: string;
        readonly how: Sealed | null;
      };
    }
  | {
      readonly type: "delegate";
      readonly data: { readonly from: string; readonly to: string; readonly until: string };
    }
  | { readonly type: "endDelegation"; readonly data: { readonly from: string } }
  | { readonly type: "buildCapacity"; readonly data: Data<"capacityBuilt"> }
  | { readonly type: "takeUpCry"; readonly data: Data<"cryTakenUp"> }
  | { readonly type: "offerSupport"; readonly data: Data<"supportOffered"> }
  | {
      readonly type: "offerPayment";
      readonly data: {
        readonly id: string;
        readonly member: string;
        readonly kind: Data<"paymentOffered">["kind"];
        readonly pence: Sealed | null;
      };
    }
  | {
      readonly type: "answerPayment";
      readonly data: {
        readonly member: string;
        readonly payment: string;
        readonly answer: "accepted" | "declined";
      };
    }
  | {
      readonly type: "makePayment";
      readonly data: { readonly member: string; readonly payment: string };
    }
  | { readonly type: "openStep"; readonly data: { readonly step: string } }
  | {
      readonly type: "openPart";
      /** `follows`: the part of which it is the next stretch. */
      readonly data: {
        readonly step: string;
        readonly key: string | null;
        readonly follows: string | null;
      };
    }
  | { readonly type: "addSite"; readonly data: { readonly step: string; readonly title: Sealed } }
  | {
      readonly type: "dropPart";
      readonly data: { readonly part: string; readonly reason: Sealed };
    }
  | { readonly type: "completeSites"; readonly data: { readonly step: string } }
  | {
      readonly type: "contribute";
      readonly data: {
        readonly id: string;
        readonly member: string;
        readonly part: string | null;
        readonly kind: Data<"contributed">["kind"];
        readonly text: Sealed;
      };
    }
  | {
      readonly type: "answerContribution";
      readonly data: {
        readonly contribution: string;
        readonly outcome: Data<"contributionAnswered">["outcome"];
        readonly reply: Sealed;
      };
    }
  | {
      readonly type: "disputeContribution";
      readonly data: {
        readonly member: string;
        readonly contribution: string;
        readonly reason: Sealed;
      };
    }
  | { readonly type: "claimCredential"; readonly data: Data<"credentialEarned"> }
  /** `run` and `event`: looked up at the edge, in the organisation's own runs. */
  | { readonly type: "showCredential"; readonly data: Data<"credentialShown"> }
  | { readonly type: "stopShowingCredential"; readonly data: Data<"credentialNoLongerShown"> }
  | { readonly type: "reflect"; readonly data: Data<"reflected"> }
  | { readonly type: "corroborate"; readonly data: Data<"corroborated"> }
  /** Given before the values go, so that nothing is ever missing without a word. */
  | {
      readonly type: "recordErasure";
      readonly data: { readonly member: string; readonly what: "all" | readonly string[] };
    }
  | { readonly type: "pause"; readonly data: { readonly reason: Sealed } }
  | { readonly type: "resume"; readonly data: Record<string, never> }
  // The engine's own; refused from anybody else
  | { readonly type: "recordAskedRun"; readonly data: Data<"askedRunAnswered"> }
  | { readonly type: "closePart"; readonly data: { readonly part: string } }
  | { readonly type: "closeStep"; readonly data: { readonly step: string } }
  | { readonly type: "finishRun"; readonly data: Record<string, never> };

type Giving = {
  readonly actor: Actor;
  readonly at: string;
  readonly assurance?: Assurance;
};

/** An order with who gives it, when, and how strongly it is theirs. `at`: ISO 8601 UTC. */
export type Command = Order & Giving;

/** The commands of some types, so that a table by type can be looked up with one. */
export type CommandOf<T extends CommandType> = {
  [P in T]: Giving & {
    readonly type: P;
    readonly data: Extract<Order, { readonly type: P }>["data"];
  };
}[T];

export type CommandType = Order["type"];
