import type { PollBlock } from "./block.ts";
import type { PollEvent } from "./event.ts";
import type { PollOrder } from "./order.ts";
import type { Poll } from "./state.ts";

/** What a template, a record and a caller can say of it, and what a run remembers. */
export type PollKind = {
  readonly block: PollBlock;
  readonly event: PollEvent;
  readonly order: PollOrder;
  readonly state: { readonly polls: { readonly [poll: string]: Poll } };
};

/** Which of its events are acts: what did not come from the run's own workflow. */
export const acts = [
  "pollOpened",
  "electorateChanged",
  "ballotCast",
] as const satisfies readonly PollEvent["type"][];
