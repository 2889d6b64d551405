import { deskOf } from "../../domain/desk/desk.ts";
import type { RiskCode } from "../../domain/risks/risk.ts";
import type { RunState } from "../../domain/state.ts";

/** The kinds of risk that a run tells at a time, to everybody or to those who may help at an open gate. */
export const risksTold = (state: RunState, now: string): ReadonlySet<RiskCode> => {
  const { everybody, open } = deskOf(state, now);
  return new Set(
    [everybody, ...open.map(({ asHelper }) => asHelper)].flatMap(({ risks }) =>
      risks.map(({ code }) => code),
    ),
  );
};
