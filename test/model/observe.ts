import { verdict } from "../../domain/verdict.ts";
import { tally, type Tally } from "../../domain/blocks/gate/quorum.ts";
import { gateOf, own } from "../../domain/rules/lookup.ts";
import type { Member } from "../../domain/state.ts";
import type { Run } from "../specification/run.ts";
import { PART } from "./part.ts";

/** What is on record about a request, by the model's names for it: who is in each set, in no order. */
export type Observed = {
  readonly asked: readonly string[];
  readonly electorate: readonly string[];
  readonly agreed: readonly string[];
  readonly hands: readonly string[];
  readonly against: readonly string[];
  readonly isStopped: boolean;
  /** Whether everybody who may answer is enough. */
  readonly isReachable: boolean;
};

const NOBODY: Tally | undefined = undefined;

const pwle = (members: readonly Member[]): readonly string[] =>
  members.filter(({ side }) => side === "pwle").map(({ id }) => id);

/** What the real decider holds of a request; of one that was not put yet, nobody. */
export const observe = ({ state }: Run, about: string): Observed => {
  const part = own(state.parts, PART);
  const gate = part && gateOf(state, part);
  const request = own(state.requests, about);
  const counted = part && gate && request ? tally(state, part, gate, request) : NOBODY;
  const open = Object.values(part?.objections ?? {}).filter(
    (one) => one.open && one.request === about,
  );
  return {
    asked: request?.asked ?? [],
    electorate: (counted?.eligible ?? []).map(({ id }) => id),
    agreed: pwle(counted?.said ?? []),
    hands: [...(counted?.people ?? [])],
    against: [...new Set(open.map(({ member }) => member))],
    isStopped: (request?.clockStoppedAt ?? null) !== null,
    isReachable: counted?.reachable === true,
  };
};

/** Whether the verdict says of the run that fewer than half of those first asked stand behind a gate. */
export const isJudgedFew = ({ state, events }: Run): boolean =>
  verdict(
    state.template,
    events.map((event) => ({ ...event, id: `event-${event.version}` })),
  ).findings.some(({ code }) => code === "passed-by-few");
