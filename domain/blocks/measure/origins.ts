import type { Origins } from "../acts-of.ts";
import type { MeasureEvent } from "./event.ts";

/** The orders that its events came of. */
export const origins: Origins<MeasureEvent["type"]> = {
  measured: (_, event) => {
    const { part, block, indicator, how, value, people, on, source } = event.data;
    const data = { part, block, indicator, how, value, people, on, source };
    return { type: "recordMeasure", data };
  },
};
