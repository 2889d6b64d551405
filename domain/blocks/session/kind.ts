import type { SessionBlock } from "./block.ts";
import type { SessionEvent } from "./event.ts";
import type { SessionOrder } from "./order.ts";
import type { Session, Voice } from "./state.ts";

/** What a template, a record and a caller can say of it, and what a run remembers. */
export type SessionKind = {
  readonly block: SessionBlock;
  readonly event: SessionEvent;
  readonly order: SessionOrder;
  readonly state: {
    readonly sessions: { readonly [session: string]: Session };
    readonly voices: { readonly [voice: string]: Voice };
  };
};

/** Which of its events are acts: what did not come from the run's own workflow. */
export const acts = [
  "sessionPlanned",
  "sessionHeld",
  "sessionCancelled",
  "voiceHeard",
] as const satisfies readonly SessionEvent["type"][];
