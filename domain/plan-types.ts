import type { Order } from "./command.ts";
import type { NoticeKey, RunState } from "./state.ts";
import type { Need } from "./need.ts";
import type { Block } from "./template.ts";

/** Somebody or something the run waits for, in plain words for a board. `members` are pseudonyms. */
export type Wait = {
  readonly part: string | null;
  readonly for:
    | "group"
    | "version"
    | "submission"
    | "request"
    | "answers"
    | "confirmation"
    | "more-time"
    | "objection"
    | "contribution"
    | "access-need"
    | "notice"
    | "sending"
    | "opening"
    | "quorum-out-of-reach"
    | "loss"
    | "delivery"
    | "poll"
    | "votes"
    | "measure"
    | "session"
    | "session-late"
    | "sites"
    | "interval"
    | "need"
    | "resume";
  readonly members: readonly string[];
  /** How many more there are than `members` lists, where a list was cut. */
  readonly more?: number;
  readonly until: string | null;
  /** Of `need`: what must hold before the next step opens. */
  readonly need?: Need;
};

/** What the engine must do now for one part: orders to record, and notices to send. */
export type PartPlan = {
  readonly part: string;
  readonly status: "open" | "closed";
  readonly gate: "open" | "passed" | "refused" | "overridden" | "none";
  /** The block that its people are at; null when all are behind it. */
  readonly block: Block["block"] | null;
  /** People added it as it went: it goes its way by itself. */
  readonly added: boolean;
  readonly orders: readonly Order[];
  readonly notices: readonly NoticeKey[];
};

/** What the run waits for, and what must be done next. `wakeAt`: when to look again though nobody acted (ISO, UTC). */
export type Plan = {
  readonly version: number;
  readonly status: RunState["status"];
  readonly step: {
    readonly key: string;
    readonly visit: number;
    readonly open: boolean;
  } | null;
  /** Orders for the step itself: open it, open its next part, close it; or finish the run. */
  readonly orders: readonly Order[];
  readonly parts: readonly PartPlan[];
  /** Notices that events owe to people, whatever step the run is in, and also when it is over. */
  readonly notices: readonly NoticeKey[];
  readonly waits: readonly Wait[];
  readonly wakeAt: string | null;
};
