import type { RunState } from "../../state.ts";
import type { Indicator } from "./block.ts";
import type { Reading } from "./state.ts";

export const indicatorOf = (state: RunState, key: string): Indicator | undefined =>
  state.template.indicators?.find((indicator) => indicator.key === key);

/** The newest reading of an indicator that has a figure, at one point or at any. */
export const newestReading = (
  state: RunState,
  indicator: string,
  point?: string,
): Reading | undefined =>
  state.readings.findLast(
    (reading) =>
      reading.indicator === indicator &&
      reading.value !== null &&
      (point === undefined || reading.point === point),
  );
