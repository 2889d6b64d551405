import type { MeasureEvent } from "./event.ts";

export type MeasureOrder = {
  readonly type: "recordMeasure";
  /** `value` null: it could not be had. The point is the block's. */
  readonly data: Omit<MeasureEvent["data"], "withheld" | "point">;
};
