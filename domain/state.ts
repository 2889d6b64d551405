import type { Assurance } from "./actor.ts";
import type { BlocksState } from "./blocks/kinds.ts";
import type { Assistance, EventType, NoticeKind, SectionContent } from "./event.ts";
import type { Cry } from "./cries/cry.ts";
import type { AskedOutcome, LinkKind } from "./events/link.ts";
import type { Calendar } from "./period.ts";
import type { Voucher } from "./membership/event.ts";
import type { Sealed } from "./sealed.ts";
import type { ParameterValue, Role, Side, Template, TemplateReference } from "./template.ts";

export type Member = {
  readonly id: string;
  readonly side: Side;
  readonly roles: readonly Role[];
  /** What they bring, in their own word; null: they have not said. */
  readonly saidSides: readonly Side[] | null;
  /** Members with lived experience who said that they have it too. */
  readonly confirmedBy: readonly string[];
  /** Organisations that vouched for them by a signature, and for which passkey (see `Vouching`). */
  readonly vouchedBy: readonly Voucher[];
  /** What holds of them: what they declared, or a guardian for them and they did not say no. */
  readonly declares: readonly string[];
  /** What was said of each declaration, by themselves and by a guardian; absent: nothing. */
  readonly declared: {
    readonly [declaration: string]: { readonly self?: boolean; readonly guardian?: boolean };
  };
  /** Who may consent for them. */
  readonly guardians: readonly string[];
  /** Whether they said that they may be contacted again. */
  readonly contactAllowed: boolean;
  /** Credentials that they earned in this run, or brought here. */
  readonly holds: readonly string[];
  readonly status: "active" | "withdrawn" | "lost";
  /** Who said that they are lost, who has said since how the group goes on, and whether that is enough; null: nobody says so. */
  readonly loss: {
    readonly by: readonly string[];
    readonly goesOn: readonly string[];
    readonly settled: boolean;
  } | null;
  readonly joinedAt: string;
  /**
   * Access needs by id; a gate waits while one of anybody who takes part is not met. `said`: somebody else says that it is met, and
   * the person has not said so yet.
   */
  readonly needs: { readonly [need: string]: "unmet" | "said" | "met" };
  readonly payments: { readonly [payment: string]: "offered" | "accepted" | "declined" | "paid" };
  readonly supported: boolean;
  /** All that was held on them was erased: nobody can reach them any more. */
  readonly erased: boolean;
};

export type AnswerKind =
  | "yes"
  | "yes-with-changes"
  | "no"
  | "preference"
  | "more-time"
  | "step-back";

export type Answer = {
  readonly member: string;
  readonly by: string;
  readonly kind: AnswerKind;
  readonly version: number;
  readonly digest: string;
  readonly at: string;
  readonly assurance: Assurance;
  readonly assistance: Assistance | null;
  readonly ranking: readonly string[];
  /** `current` counts; a lapsed, superseded or disputed one is kept and shown. */
  readonly standing: "current" | "lapsed" | "superseded" | "disputed";
  /** The run's version of the event, so that a page can cite it. */
  readonly event: number;
};

export type Request = {
  readonly id: string;
  readonly part: string;
  readonly sections: readonly string[];
  readonly version: number;
  readonly digest: string;
  readonly askedAt: string;
  readonly noticeUntil: string;
  readonly dueAt: string;
  /** As everybody may know it: moved by pauses, and neither by somebody's wish for time nor by somebody's silence. */
  readonly toldDueAt: string;
  /** Those asked at the newest asking. What others change in the group since then takes effect at the next one. */
  readonly asked: readonly string[];
  /** Who of them left the run since; and who asked: neither answers. */
  readonly left: readonly string[];
  readonly askedBy: string;
  /** By whose acts people were asked again, about the same words or by a new version: they do not answer either. */
  readonly askedAgainBy: readonly string[];
  /** The current answer of each member, and every earlier one. */
  readonly answers: { readonly [member: string]: Answer };
  readonly past: readonly Answer[];
  /** Notices by `member/kind/ordinal`. Asked is not sent, and neither is silent. */
  readonly notices: { readonly [key: string]: Noticed };
  /** Messages to those asked that did not get through: the ordinal of the newest `not-reached` notice. */
  readonly failures: number;
  /** The versions that each member opened, in order. */
  readonly seen: { readonly [member: string]: readonly number[] };
  /** The newest round of which each member was told in person. */
  readonly told: { readonly [member: string]: number };
  /** Counts the times people were asked again because a version lapsed. */
  readonly round: number;
  /** The version that the present round began with, and when it did. */
  readonly roundVersion: number;
  readonly roundAt: string;
  /** Those asked before the present round, and whether an answer of theirs lapsed when it began. */
  readonly before: { readonly [member: string]: "answered" | "asked" };
  readonly clockStoppedAt: string | null;
  /** Milliseconds that pauses took while the clock stood still. */
  readonly pausedMs: number;
  /** How often the clock was stopped: the ordinal of the newest `stopped` notice. */
  readonly stops: number;
  /** Set from an escalation until the extension that follows it. */
  readonly escalatedAt: string | null;
  readonly escalatedTo: readonly string[];
  readonly escalations: number;
  /** Extensions over all rounds: with `round` it numbers the due periods, and so the reminders. */
  readonly extensions: number;
  /** When the present due period began: the asking, the asking again, or the extension. */
  readonly periodFrom: string;
  /** The due period (see `duePeriod`) in which the present round began. */
  readonly roundPeriod: number;
};

export type Version = {
  readonly number: number;
  readonly digest: string;
  readonly author: string;
  readonly at: string;
  readonly sections: { readonly [section: string]: SectionContent };
};

export type Part = {
  readonly id: string;
  readonly step: string;
  readonly visit: number;
  /** The arrangement's key for it (an area, a block), or null. */
  readonly key: string | null;
  readonly ordinal: number;
  /** Which stretch of its list of blocks this is, from 1; each is a part of its own in the record, with one form, gate and delivery. */
  readonly stretch: number;
  readonly title: Sealed | string | null;
  readonly openedAt: string;
  readonly versions: readonly Version[];
  /** The version that somebody said is finished, of a form without a gate. */
  readonly submitted: number | null;
  readonly requests: readonly string[];
  readonly recused: readonly string[];
  readonly objections: {
    readonly [objection: string]: {
      readonly member: string;
      readonly version: number;
      /** The request to which it was a no; null: it is about the whole part. */
      readonly request: string | null;
      readonly open: boolean;
      /** Whether the objector was a decision-maker when they objected: taking the role away later unblocks nothing. */
      readonly blocks: boolean;
      /** The run's version at which it was made. */
      readonly event: number;
    };
  };
  readonly gate: "open" | "passed" | "refused" | "overridden" | "none";
  readonly gateAt: string | null;
  /** The tie rule by which the gate was refused; null where it was no tie. */
  readonly tie: string | null;
  /**
   * The run's version at which people were asked at the gate that is open now, with all that was decided with the asking; null
   * before, and once it is decided.
   */
  readonly askedFrom: number | null;
  readonly status: "open" | "closed";
  /** It was given up before its end. */
  readonly dropped: boolean;
  readonly delivery: "not-started" | "started" | "completed";
  readonly deliveredBy: readonly string[];
  /** `event`: the version that says so; `disputed`: by how it was answered since, `taken-back` by whoever stated it. */
  readonly facts: readonly {
    readonly fact: string;
    readonly on: string;
    readonly event: number;
    readonly by: string;
    readonly disputed: "by-others" | "taken-back" | null;
  }[];
};

export type StepState = {
  readonly key: string;
  readonly visit: number;
  readonly status: "open" | "closed";
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly next: string | null;
  readonly parts: readonly string[];
  readonly sitesComplete: boolean;
  /** Milliseconds that pauses took from this step: interval times move on by as much. */
  readonly pausedMs: number;
};

export type Contribution = {
  readonly id: string;
  readonly member: string;
  readonly step: string;
  readonly part: string | null;
  readonly kind: "story" | "idea" | "concern" | "change";
  /** `open` and `disputed` wait for an answer. */
  readonly status: "open" | "answered" | "disputed";
  readonly answers: number;
  /** What it was answered last, and the version of that event; null: nothing yet. */
  readonly reply: {
    readonly outcome: "done" | "partly" | "not-done";
    readonly event: number;
  } | null;
  /** The sign-off request with an answer to which it came, a "yes, with changes". */
  readonly request: string | null;
  /** When it was given, ISO 8601 UTC. */
  readonly at: string;
  /** The run's version of the event. */
  readonly event: number;
};

/** The events by which somebody can say something about somebody else. */
export type ClaimKind = Extract<
  EventType,
  | "contributed"
  | "contributionAnswered"
  | "capacityBuilt"
  | "accessNeedMet"
  | "paymentMade"
  | "supportOffered"
  | "guardianNamed"
  | "deliveryCompleted"
  | "sessionHeld"
>;

/** What somebody said about others, who can say whether it is so. `version`: of the event that said it. */
export type Claim = {
  readonly kind: ClaimKind;
  readonly version: number;
  /** The need or the contribution that it is about; null: neither. */
  readonly about: string | null;
  readonly at: string;
  readonly by: string;
  readonly members: readonly string[];
  readonly answers: { readonly [member: string]: boolean };
};

/**
 * A notice that an event owes to a person. `away`: tried, and the mail server could not be reached; the engine goes on
 * trying. `overtaken`: what it was to say is past, and whether it was sent all the same is not on record yet.
 */
export type Owed = Omit<NoticeKey, "about"> & {
  readonly result: "due" | "away" | "sent" | "failed" | "overtaken" | "not-needed";
};

/** A link to another run. `answered`: what the asked run answered last; null: nothing yet. */
export type Link = {
  readonly id: string;
  readonly kind: LinkKind;
  readonly run: string;
  readonly part: string | null;
  readonly amounts: { readonly [field: string]: number };
  readonly at: string;
  readonly answered: {
    readonly outcome: AskedOutcome;
    readonly event: string;
    readonly at: string;
  } | null;
};

/** A run, folded from its events: plain JSON. `version` counts the events folded. */
export type RunState = BlocksState & {
  readonly version: number;
  readonly status: "not-launched" | "running" | "paused" | "finished";
  readonly organisation: string;
  readonly template: Template;
  readonly pinned: TemplateReference | null;
  readonly parameters: { readonly [key: string]: ParameterValue };
  readonly calendar: Calendar | null;
  readonly launcher: string;
  readonly launchedAt: string;
  readonly pausedAt: string | null;
  readonly finishedAt: string | null;
  readonly members: { readonly [member: string]: Member };
  readonly delegations: {
    readonly [from: string]: { readonly to: string; readonly until: string };
  };
  /** In the order they were opened; a step visited again appears again. */
  readonly steps: readonly StepState[];
  readonly parts: { readonly [part: string]: Part };
  readonly requests: { readonly [request: string]: Request };
  readonly contributions: { readonly [contribution: string]: Contribution };
  readonly capacity: readonly {
    readonly member: string;
    readonly kind: string;
    readonly on: string;
    /** The version of the event that says so, and of the claim if somebody else says it. */
    readonly event: number;
  }[];
  /**
   * Notices that events owe to people, by what they are about. `due`: how many were not tried yet. `rounds`: the kinds and ordinals
   * under which people were owed one, so that one person's are found without looking at everybody's.
   */
  readonly owed: {
    readonly [about: string]: {
      readonly due: number;
      readonly rounds: readonly Pick<Owed, "kind" | "ordinal">[];
      readonly notices: { readonly [name: string]: Owed };
    };
  };
  readonly claims: { readonly [version: string]: Claim };
  /** Cries for help by their names (see `cryKey`), those that were heard too. */
  readonly cries: { readonly [name: string]: Cry };
  /** Links to other runs, by their id, in the order they were made. */
  readonly links: { readonly [link: string]: Link };
  /** Names of templates that this run retired. */
  readonly retired: readonly string[];
  readonly reflections: number;
  /** Passkeys that answers in this run were signed by, by the hash of their id. */
  readonly credentials: {
    readonly [credential: string]: { readonly member: string; readonly publicKey: string };
  };
  readonly overrides: readonly string[];
  /** Refused acts on record, by who tried them: what was refused why, and the version of the entry. */
  readonly refusals: {
    readonly [actor: string]: readonly { readonly act: string; readonly version: number }[];
  };
};

/** How a notice about a request went. `by-choice`: the person chose to be sent none. */
export type Noticed = "sent" | "failed" | "by-choice";

/** One notice to one person. `about`: a request, or what `OwedNotice` names. */
export type NoticeKey = {
  readonly about: string;
  readonly member: string;
  readonly kind: NoticeKind;
  readonly ordinal: number;
};
