import { own } from "../../rules/lookup.ts";
import type { RunState } from "../../state.ts";
import type { Drifted } from "../../template.ts";
import type { Indicator } from "./block.ts";
import { indicatorOf, newestReading } from "./lookup.ts";
import type { Reading } from "./state.ts";

/**
 * Two readings of one indicator side by side. `difference`: later less earlier, in the indicator's unit; `percent`: of the
 * earlier one, null where that is nought; `is`: by the indicator's own measure of better.
 */
export type Change = {
  readonly indicator: Indicator;
  readonly before: Reading;
  readonly after: Reading;
  readonly difference: number;
  readonly percent: number | null;
  readonly is: "better" | "worse" | "same";
};

/** The difference of two readings, or null where one of them has no figure. */
export const changeBetween = (
  indicator: Indicator,
  before: Reading | undefined,
  after: Reading | undefined,
): Change | null => {
  if (before?.value == null || after?.value == null) return null;
  // To twelve digits: 0.3 less 0.1 is 0.2.
  const difference = Number((after.value - before.value).toPrecision(12));
  const percent = before.value === 0 ? null : (difference / Math.abs(before.value)) * 100;
  const grew = difference > 0 ? "higher" : "lower";
  const is = difference === 0 ? "same" : grew === indicator.better ? "better" : "worse";
  return { indicator, before, after, difference, percent, is };
};

/** Whether an indicator got worse than it was, by more than the adopter's share of what it was. */
export const hasDrifted = (state: RunState, { drifted, since, by }: Drifted): boolean => {
  const indicator = indicatorOf(state, drifted);
  const limit = own(state.parameters, by);
  if (indicator === undefined || typeof limit !== "number") return false;
  const before = newestReading(state, drifted, since);
  const change = changeBetween(indicator, before, newestReading(state, drifted));
  if (change === null || change.is !== "worse") return false;
  return change.percent === null || Math.abs(change.percent) > limit;
};
