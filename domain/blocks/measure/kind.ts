import type { MeasureBlock } from "./block.ts";
import type { MeasureEvent } from "./event.ts";
import type { MeasureOrder } from "./order.ts";
import type { Reading } from "./state.ts";

/** What a template, a record and a caller can say of it, and what a run remembers. */
export type MeasureKind = {
  readonly block: MeasureBlock;
  readonly event: MeasureEvent;
  readonly order: MeasureOrder;
  readonly state: {
    /** In the order in which they were recorded. */
    readonly readings: readonly Reading[];
  };
};

/** Which of its events are acts: what did not come from the run's own workflow. */
export const acts = ["measured"] as const satisfies readonly MeasureEvent["type"][];
