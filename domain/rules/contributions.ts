import type { Contribution, RunState } from "../state.ts";

/** Contributions that still wait for an answer, for a stage over all its visits. */
export const unansweredInStage = (state: RunState, stage: string): readonly Contribution[] =>
  Object.values(state.contributions).filter(
    (contribution) => contribution.stage === stage && contribution.status !== "answered",
  );

/** Contributions that still wait for an answer, for one part. */
export const unansweredInPart = (state: RunState, part: string): readonly Contribution[] =>
  Object.values(state.contributions).filter(
    (contribution) => contribution.part === part && contribution.status !== "answered",
  );
