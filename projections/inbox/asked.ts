import { votersOf } from "../../domain/blocks/gate/eligibility.ts";
import { own, gateOf } from "../../domain/rules/lookup.ts";
import { currentAnswer } from "../../domain/blocks/gate/quorum.ts";
import type { RunState } from "../../domain/state.ts";

/**
 * What one person is asked. `answered`: their answer that counts now, or null. `toldDueAt`: as everybody may know it, and what
 * lists are in the order of. `standIn`: whom they named to answer for them; whether that holds depends on the time.
 */
export type Asked = {
  readonly person: string;
  readonly part: string;
  readonly request: string;
  readonly version: number;
  readonly dueAt: string;
  readonly toldDueAt: string;
  readonly standIn: string | null;
  readonly answered: string | null;
};

/** Everything that people are asked in a run right now: requests whose gate is open, for those who may answer. */
export function askedIn(state: RunState): readonly Asked[] {
  if (state.status !== "running") return [];
  return Object.values(state.requests).flatMap((request) => {
    const part = own(state.parts, request.part);
    if (part === undefined || part.status !== "open" || part.gate !== "open") return [];
    const gate = gateOf(state, part);
    if (!gate) return [];
    return votersOf(state, part, gate, request).map(({ id: person }) => ({
      person,
      part: part.id,
      request: request.id,
      version: request.version,
      dueAt: request.dueAt,
      toldDueAt: request.toldDueAt,
      standIn: own(state.delegations, person)?.to ?? null,
      answered: currentAnswer(request, person)?.kind ?? null,
    }));
  });
}
