import type { Contribution, Part, RunState } from "../state.ts";

/** Contributions that still wait for an answer, for a step over all its visits. */
export const unansweredInStep = (state: RunState, step: string): readonly Contribution[] =>
  Object.values(state.contributions).filter(
    (contribution) => contribution.step === step && contribution.status !== "answered",
  );

/**
 * Contributions that a part's gate waits for until they are answered. What came with an answer at this gate is not among
 * them: nobody may know of it before the gate closes, and the step waits for it after.
 */
export const unansweredAtGate = (state: RunState, part: Part): readonly Contribution[] =>
  Object.values(state.contributions).filter(
    (contribution) =>
      contribution.part === part.id &&
      contribution.status !== "answered" &&
      !cameWithAnswer(part, contribution),
  );

/** Whether a contribution is part of an answer at the gate that is open now. */
export const cameWithAnswer = (part: Part, contribution: Contribution): boolean =>
  contribution.request !== null &&
  part.requests.includes(contribution.request) &&
  part.askedFrom !== null &&
  contribution.event > part.askedFrom;
