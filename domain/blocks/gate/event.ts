import type { Sealed } from "../../sealed.ts";
import type { PasskeySignature } from "../../events/passkey.ts";

/** How a helper took somebody's answer. */
export type Assistance = {
  readonly helper: string;
  readonly channel: "in-person" | "phone" | "video" | "letter" | "interpreter";
  readonly readBack: boolean;
};

/** Notices about a request: to those who are asked (the first four), and to whoever may help. */
export type RequestNotice =
  | "request"
  | "lapsed"
  | "changed"
  | "reminder"
  | "escalation"
  | "stopped"
  | "not-reached";

/** Notices that an event owes to people: of a part's outcome, an objection, a contribution, a need, a delegation, a poll, a session, a day that has come, a member who is lost. */
export type OwedNotice =
  | "outcome"
  | "objection"
  | "contribution-answered"
  | "need-stated"
  | "need-met"
  | "stand-in"
  | "poll"
  | "poll-reminder"
  | "poll-result"
  | "session-planned"
  | "session-cancelled"
  | "day-come"
  | "loss";

export type NoticeKind = RequestNotice | OwedNotice;

/**
 * Why a notice was not sent. `overtaken`: what it was to say was past before it could be. `by-choice`: the person chose to be sent
 * none, and looks themselves.
 */
export type NoticeFailure = "no-address" | "refused" | "unreachable" | "overtaken" | "by-choice";

/** A way by which a notice goes. */
export type Channel = "email" | "sms";

/** `about`: the request, or else the part, objection, contribution, need, step or person that the notice is about. */
type OfNotice = OfMember & {
  readonly about: string;
  readonly kind: NoticeKind;
  readonly ordinal: number;
};

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
    readonly signature?: PasskeySignature;
  };

/** Lists of people that grow with the group, by the event that begins them. */
export type PeopleList =
  | { readonly of: "signOffRequested"; readonly list: "asked" }
  | { readonly of: "answersLapsed"; readonly list: "members" }
  | { readonly of: "quorumRecomputed"; readonly list: "added" | "removed" }
  | { readonly of: "escalated"; readonly list: "to" | "waitingFor" }
  | { readonly of: "gatePassed"; readonly list: "yes" }
  | { readonly of: "sessionHeld"; readonly list: "came" | "ledBy" };

/** Requests, answers, objections, clocks, and how a gate ended. */
export type SignOffEvent =
  /**
   * More of a list that was too long for the event before it; recorded together with that. `request`: null for a gate's or a
   * session's. `session`: for a session's.
   */
  | {
      readonly type: "listContinued";
      readonly data: OfPart &
        PeopleList & {
          readonly request: string | null;
          readonly session?: string;
          readonly members: readonly string[];
        };
    }
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
      /** `wording`: of the sending service's own template, where it has one. `tried`: ways by which it was refused for good before. */
      readonly data: OfNotice & {
        readonly channel: Channel;
        readonly tried?: readonly Channel[];
        readonly wording?: { readonly template: string; readonly version: number };
      };
    }
  | {
      readonly type: "noticeFailed";
      /** `tried`: the ways by which it was refused for good, where there were several. */
      readonly data: OfNotice & {
        readonly reason: NoticeFailure;
        readonly tried?: readonly Channel[];
      };
    }
  /** A mail server took the notice over, and another one sent it back (RFC 3464). */
  | { readonly type: "noticeReturned"; readonly data: OfNotice }
  /** Somebody told the person of the request themselves. `on`: the day in London, YYYY-MM-DD. */
  | {
      readonly type: "toldInPerson";
      readonly data: OfPart &
        OfMember & { readonly request: string; readonly by: string; readonly on: string };
    }
  /** The person opened the request in a session of their own: once for each version. It says nothing about an answer. */
  | {
      readonly type: "requestSeen";
      readonly data: OfPart & OfMember & { readonly request: string; readonly version: number };
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
          | "lost"
          | "found"
          | "declared"
          | "stood-aside"
          | "came-back"
          | "edited"
          | "asked-again";
        /**
         * How many may answer now. Where people are asked again: who is asked only from here on, and who of those asked before
         * is asked no more.
         */
        readonly eligible: number;
        readonly added: readonly string[];
        readonly removed: readonly string[];
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
          /** The request to which it was a no; null: it is about the whole part. */
          readonly request: string | null;
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
      /** `reason`: of whoever restarted it; null where those who asked for time ended it themselves. */
      readonly data: OfPart & {
        readonly request: string;
        readonly dueAt: string;
        readonly reason: Sealed | null;
      };
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
    };
