import type { Actor, Assurance } from "./actor.ts";
import { actsOfBlocks } from "./blocks/kinds.drawn.ts";
import type { BlockEvent } from "./blocks/kinds.ts";
import type { ClaimEvent } from "./events/claim.ts";
import type { ContributionEvent } from "./events/contribution.ts";
import type { CredentialEvent } from "./events/credential.ts";
import type { GroupEvent } from "./events/group.ts";
import type { LinkEvent } from "./events/link.ts";
import type { MembershipEvent } from "./membership/event.ts";
import type { PasskeyEvent } from "./events/passkey.ts";
import type { CryEvent } from "./cries/event.ts";
import type { LifecycleEvent } from "./events/run.ts";
import type { LossEvent } from "./loss/event.ts";
import type { StepEvent } from "./events/step.ts";

export type {
  Assistance,
  Channel,
  NoticeFailure,
  NoticeKind,
  RequestNotice,
} from "./blocks/gate/event.ts";
export type { SectionContent } from "./blocks/form/event.ts";

/**
 * Everything that can be on record about a run, in the past tense. The name of an event that records a person's act is
 * also the name of the Temporal signal that delivers it.
 */
export type DomainEvent =
  | LifecycleEvent
  | GroupEvent
  | MembershipEvent
  | LossEvent
  | StepEvent
  | BlockEvent
  | ContributionEvent
  | PasskeyEvent
  | ClaimEvent
  | LinkEvent
  | CredentialEvent
  | CryEvent;

export type EventType = DomainEvent["type"];

type Happening = {
  readonly actor: Actor;
  readonly at: string;
  readonly assurance?: Assurance;
};

/** What happened in a run, with who did it and when (ISO 8601 UTC): as it goes to the record. */
export type RunEvent = DomainEvent & Happening;

/** A run's event in its place: `version` counts the run's events from 1. */
export type NumberedEvent = RunEvent & { readonly version: number };

/** The recorded events of some types, so that a table by type can be looked up with one. */
export type EventOf<T extends EventType> = {
  [P in T]: Happening & {
    readonly type: P;
    readonly data: Extract<DomainEvent, { readonly type: P }>["data"];
    readonly version: number;
  };
}[T];

/** What did not come from the run's own workflow: acts of people, mail that came back, and what another run answered. Each is delivered to it as a signal of the same name. */
export const ACTS = [
  "memberJoined",
  "rolesChanged",
  "declarationMade",
  "guardianNamed",
  "withdrew",
  "lossReported",
  "memberLost",
  "lossDenied",
  "groupGoesOn",
  "sideDeclared",
  "memberConfirmed",
  "memberVouchedFor",
  "accessNeedStated",
  "accessNeedMet",
  "delegated",
  "delegationEnded",
  "partDropped",
  "contributed",
  "contributionAnswered",
  "contributionDisputed",
  "partOpened",
  "sitesComplete",
  "runLinked",
  "askedRunAnswered",
  "credentialEarned",
  "credentialShown",
  "credentialNoLongerShown",
  "paused",
  "resumed",
  ...actsOfBlocks,
] as const satisfies readonly EventType[];

export type Act = (typeof ACTS)[number];
