import type { Actor, Assurance } from "./actor.ts";
import type { FieldValue, Sealed } from "./sealed.ts";
import type { Calendar } from "./period.ts";
import type { ParameterValue, Role, Side, TemplateReference } from "./template.ts";

/** What a version of a part's form says, section by section. `digest`: SHA-256 of the section's RFC 8785 bytes, hex. */
export type SectionContent = {
  readonly digest: string;
  readonly fields: { readonly [field: string]: FieldValue };
};

/** How a helper took somebody's answer. */
export type Assistance = {
  readonly helper: string;
  readonly channel: "in-person" | "phone" | "video" | "letter" | "interpreter";
  readonly readBack: boolean;
};

export type NoticeKind = "request" | "reminder" | "escalation" | "lapsed" | "stopped" | "thanks";

type OfPart = { readonly part: string };
type OfMember = { readonly member: string };

/** An answer to a sign-off request. `member` is whose answer it is, `by` who gave it (a delegate, else the same). */
type AnswerBase = OfPart &
  OfMember & {
    readonly request: string;
    readonly version: number;
    readonly digest: string;
    readonly by: string;
    readonly assistance?: Assistance;
  };

/**
 * Everything that can be on record about a run, in the past tense. The name of an event that records a person's act is
 * also the name of the Temporal signal that delivers it.
 */
export type DomainEvent =
  | {
      readonly type: "runLaunched";
      readonly data: {
        readonly organisation: string;
        readonly template: TemplateReference;
        readonly title: Sealed;
        readonly launcher: string;
        readonly parameters: { readonly [key: string]: ParameterValue };
        readonly calendar: Calendar;
      };
    }
  // The group
  | {
      readonly type: "memberJoined";
      readonly data: OfMember & {
        readonly side: Side;
        readonly roles: readonly Role[];
        readonly declares: readonly string[];
      };
    }
  | { readonly type: "rolesChanged"; readonly data: OfMember & { readonly roles: readonly Role[] } }
  | {
      readonly type: "declarationMade";
      readonly data: OfMember & { readonly declares: string; readonly holds: boolean };
    }
  | { readonly type: "withdrew"; readonly data: OfMember }
  | {
      readonly type: "accessNeedStated";
      readonly data: OfMember & { readonly need: string; readonly what: Sealed };
    }
  | {
      readonly type: "accessNeedMet";
      readonly data: OfMember & { readonly need: string; readonly how: Sealed | null };
    }
  | {
      readonly type: "delegated";
      readonly data: { readonly from: string; readonly to: string; readonly until: string };
    }
  | {
      readonly type: "delegationEnded";
      readonly data: { readonly from: string; readonly to: string };
    }
  | {
      readonly type: "capacityBuilt";
      readonly data: OfMember & {
        readonly kind: "training" | "chairing" | "co-facilitating" | "delivering" | "speaking";
        readonly what: Sealed;
        readonly on: string;
      };
    }
  | { readonly type: "supportOffered"; readonly data: OfMember & { readonly what: Sealed } }
  | {
      readonly type: "paymentOffered";
      readonly data: OfMember & {
        readonly payment: string;
        readonly kind: "payment" | "thanks" | "voucher" | "expenses";
        readonly pence: Sealed | null;
      };
    }
  | {
      readonly type: "paymentAnswered";
      readonly data: OfMember & {
        readonly payment: string;
        readonly answer: "accepted" | "declined";
      };
    }
  | { readonly type: "paymentMade"; readonly data: OfMember & { readonly payment: string } }
  // Stages and parts
  | {
      readonly type: "stageOpened";
      readonly data: { readonly stage: string; readonly visit: number };
    }
  | {
      readonly type: "partOpened";
      readonly data: OfPart & {
        readonly stage: string;
        readonly key: string | null;
        readonly title: Sealed | string | null;
      };
    }
  | {
      readonly type: "versionSaved";
      readonly data: OfPart & {
        readonly version: number;
        readonly digest: string;
        readonly sections: { readonly [section: string]: SectionContent };
        readonly changed: readonly string[];
        readonly note: Sealed | null;
      };
    }
  | {
      readonly type: "partClosed";
      readonly data: OfPart & {
        readonly outcome: "passed" | "overridden" | "refused" | "not-needed";
      };
    }
  | {
      readonly type: "stageClosed";
      readonly data: {
        readonly stage: string;
        readonly visit: number;
        readonly next: string | null;
      };
    }
  | { readonly type: "sitesComplete"; readonly data: { readonly stage: string } }
  | { readonly type: "deliveryStarted"; readonly data: OfPart & { readonly on: string } }
  | {
      readonly type: "deliveryCompleted";
      readonly data: OfPart & {
        readonly on: string;
        readonly reached: number;
        readonly deliveredBy: readonly string[];
        readonly report: Sealed;
      };
    }
  | {
      readonly type: "factStated";
      readonly data: OfPart & {
        readonly fact: "decided" | "published" | "piloted" | "rolled-out";
        readonly on: string;
      };
    }
  // Sign-off
  | {
      readonly type: "signOffRequested";
      readonly data: OfPart & {
        readonly request: string;
        readonly version: number;
        readonly digest: string;
        readonly sections: readonly string[];
        readonly asked: readonly string[];
        readonly dueAt: string;
        readonly noticeUntil: string;
      };
    }
  | {
      readonly type: "noticeSent";
      readonly data: OfMember & {
        readonly request: string;
        readonly kind: NoticeKind;
        readonly ordinal: number;
        readonly channel: "email" | "page";
      };
    }
  | {
      readonly type: "noticeFailed";
      readonly data: OfMember & {
        readonly request: string;
        readonly kind: NoticeKind;
        readonly ordinal: number;
        readonly reason: "no-address" | "refused" | "unreachable";
      };
    }
  | {
      readonly type: "signedOff";
      readonly data: AnswerBase & {
        readonly answer: "yes" | "yes-with-changes";
        readonly comment: Sealed | null;
      };
    }
  | { readonly type: "declined"; readonly data: AnswerBase & { readonly reason: Sealed } }
  | {
      readonly type: "preferred";
      readonly data: AnswerBase & { readonly ranking: readonly string[] };
    }
  | {
      readonly type: "askedForTime";
      readonly data: AnswerBase & { readonly reason: Sealed | null };
    }
  | { readonly type: "stoodAside"; readonly data: AnswerBase }
  | {
      readonly type: "recused";
      readonly data: OfPart & OfMember & { readonly reason: Sealed | null };
    }
  | {
      readonly type: "answerConfirmed";
      readonly data: OfPart & OfMember & { readonly request: string };
    }
  | {
      readonly type: "answerDisputed";
      readonly data: OfPart &
        OfMember & { readonly request: string; readonly reason: Sealed | null };
    }
  | {
      readonly type: "answersLapsed";
      readonly data: OfPart & {
        readonly request: string;
        readonly members: readonly string[];
        readonly version: number;
        readonly digest: string;
        readonly dueAt: string;
        readonly noticeUntil: string;
      };
    }
  | {
      readonly type: "quorumRecomputed";
      readonly data: OfPart & {
        readonly request: string;
        readonly because:
          | "recused"
          | "withdrew"
          | "joined"
          | "roles-changed"
          | "declared"
          | "stood-aside"
          | "came-back"
          | "edited";
        readonly eligible: readonly string[];
        readonly needed: number;
        readonly reachable: boolean;
      };
    }
  | {
      readonly type: "objected";
      readonly data: OfPart &
        OfMember & {
          readonly objection: string;
          readonly version: number;
          readonly reason: Sealed;
        };
    }
  | {
      readonly type: "objectionLifted";
      readonly data: OfPart & {
        readonly objection: string;
        readonly because: "lifted" | "agreed-to-version";
      };
    }
  | {
      readonly type: "clockStopped";
      readonly data: OfPart & { readonly request: string; readonly because: "asked-for-time" };
    }
  | {
      readonly type: "clockRestarted";
      readonly data: OfPart & { readonly request: string; readonly dueAt: string };
    }
  | {
      readonly type: "escalated";
      readonly data: OfPart & {
        readonly request: string;
        readonly to: readonly string[];
        readonly waitingFor: readonly string[];
      };
    }
  | {
      readonly type: "dueExtended";
      readonly data: OfPart & { readonly request: string; readonly dueAt: string };
    }
  | {
      readonly type: "gatePassed";
      readonly data: OfPart & {
        readonly version: number;
        readonly digest: string;
        readonly eligible: number;
        readonly needed: number;
        readonly yes: readonly string[];
        readonly tie: string | null;
      };
    }
  | {
      readonly type: "gateRefused";
      readonly data: OfPart & {
        readonly version: number;
        readonly digest: string;
        readonly tie: string | null;
      };
    }
  | {
      readonly type: "gateOverridden";
      readonly data: OfPart & {
        readonly version: number;
        readonly digest: string;
        readonly by: string;
        readonly reason: Sealed;
      };
    }
  // Closing the loop
  | {
      readonly type: "contributed";
      readonly data: OfMember & {
        readonly contribution: string;
        readonly stage: string;
        readonly part: string | null;
        readonly kind: "story" | "idea" | "concern" | "change";
        readonly text: Sealed;
      };
    }
  | {
      readonly type: "contributionAnswered";
      readonly data: {
        readonly contribution: string;
        readonly by: string;
        readonly outcome: "done" | "partly" | "not-done";
        readonly reply: Sealed;
      };
    }
  | {
      readonly type: "contributionDisputed";
      readonly data: OfMember & { readonly contribution: string; readonly reason: Sealed };
    }
  | {
      readonly type: "reflected";
      readonly data: OfMember & { readonly stage: string; readonly easier: Sealed };
    }
  // The whole run
  | { readonly type: "paused"; readonly data: { readonly reason: Sealed } }
  | {
      readonly type: "resumed";
      readonly data: { readonly due: { readonly [request: string]: string } };
    }
  | { readonly type: "runFinished"; readonly data: { readonly outcome: "completed" | "refused" } }
  | {
      readonly type: "actRefused";
      readonly data: {
        readonly command: string;
        readonly code: string;
        readonly about: string | null;
      };
    };

export type EventType = DomainEvent["type"];

/** An event as the record holds it: `version` counts the run's events from 1, `at` is ISO 8601 UTC. */
export type Recorded = DomainEvent & {
  readonly version: number;
  readonly at: string;
  readonly actor: Actor;
  readonly assurance?: Assurance;
};

/** Acts of people: each is delivered to the run's workflow as a signal of the same name. */
export const ACTS = [
  "memberJoined",
  "rolesChanged",
  "declarationMade",
  "withdrew",
  "accessNeedStated",
  "accessNeedMet",
  "delegated",
  "delegationEnded",
  "versionSaved",
  "signOffRequested",
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
  "contributed",
  "contributionAnswered",
  "contributionDisputed",
  "partOpened",
  "sitesComplete",
  "deliveryStarted",
  "deliveryCompleted",
  "paused",
  "resumed",
] as const satisfies readonly EventType[];

export type Act = (typeof ACTS)[number];
