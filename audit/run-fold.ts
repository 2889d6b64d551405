import type { RunEvent } from "../domain/event.ts";
import { createFold } from "../domain/fold.ts";
import { initial } from "../domain/initial.ts";
import { plan } from "../domain/plan.ts";
import type { RunState } from "../domain/state.ts";
import type { Fold } from "./folded-runs.ts";
import type { PinnedTemplates } from "./pinned-templates.ts";
import { isRunType } from "./run-types.ts";

/**
 * How a run's state follows from its record, for whoever decides upon it. Whoever reads a run asks what it waits for, so a state
 * that can't be asked is as damaged as one that can't be folded. An organisation's own stream is no run, nor is the log's.
 */
export const createRunFold = (
  templates: Pick<PinnedTemplates, "pinnedBy">,
): Fold<RunState, RunEvent> => ({
  concerns: ({ type }) => isRunType(type),
  start: async (first) => initial(await templates.pinnedBy(first)),
  fold: createFold,
  check: (state, { at }) => void plan(state, at),
});
