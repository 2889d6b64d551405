import type { RunState } from "../../domain/state.ts";
import { verdict, type TrailEvent } from "../../domain/verdict.ts";
import type { Ending } from "../../programmes/scenario.ts";

/** How a run stands, as a scenario states its end. */
export const endingOf = (state: RunState, events: readonly TrailEvent[]) => {
  const { standing, findings } = verdict(state.template, events);
  const gates = Object.values(state.parts).map(({ gate }) => gate);
  const ended = (how: string): number => gates.filter((gate) => gate === how).length;
  return {
    status: state.status,
    standing,
    findings: [...new Set(findings.map(({ code }) => code))].toSorted(),
    overridden: ended("overridden"),
    refused: ended("refused"),
  };
};

/** What a scenario states of its end, in the same order. */
export const statedEnding = ({ overridden = 0, refused = 0, ...ends }: Ending) => ({
  ...ends,
  findings: ends.findings.toSorted(),
  overridden,
  refused,
});
