import { blocksOf } from "../../rules/blocks.ts";
import { stepDefinition } from "../../rules/lookup.ts";
import type { Part, RunState } from "../../state.ts";
import type { Indicator, MeasureBlock } from "./block.ts";
import type { Reading } from "./state.ts";

export const indicatorOf = (state: RunState, key: string): Indicator | undefined =>
  state.template.indicators?.find((indicator) => indicator.key === key);

/** What is measured in a part, in order. */
export const measuresIn = (state: RunState, part: Part): readonly MeasureBlock[] => {
  const step = stepDefinition(state, part.step);
  const blocks = step === undefined ? [] : blocksOf(step, part);
  return blocks.flatMap((block) => (block.block === "measure" ? [block] : []));
};

/** Indicators of a block that have no reading in this part yet. One that says that there is no figure is a reading, too. */
export const unread = (
  state: RunState,
  part: Pick<Part, "id">,
  block: MeasureBlock,
): readonly string[] =>
  block.indicators.filter(
    (key) =>
      !state.readings.some(
        (reading) =>
          reading.part === part.id && reading.block === block.key && reading.indicator === key,
      ),
  );

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
