import { plan, type Plan, type Wait } from "../plan.ts";
import { gateOf, requestsOf } from "../rules/lookup.ts";
import { tally } from "../blocks/gate/quorum.ts";
import type { RunState } from "../state.ts";
import { mayHelp, type Reader } from "./reader.ts";
import { stateFor } from "./state-for.ts";
import { openPart, type OpenPart } from "./withheld.ts";

/**
 * What a run waits for, as a reader may know it. The engine's own orders, notices (which name the silent) and times are left
 * out. `now`: ISO 8601 UTC. @param known the state as this reader may know it, where it is at hand.
 */
export const planFor = (
  state: RunState,
  reader: Reader,
  now: string,
  known: RunState = stateFor(state, reader),
): Plan => {
  const planned = plan(known, now);
  return {
    ...planned,
    orders: [],
    notices: [],
    parts: planned.parts.map((part) => ({ ...part, orders: [], notices: [] })),
    waits: planned.waits.map((wait) => waitFor(state, wait, reader)),
    wakeAt: earliest(
      planned.waits.filter((wait) => wait.for === "interval" || wait.for === "need"),
    ),
  };
};

const earliest = (waits: readonly Wait[]): string | null =>
  waits.flatMap(({ until }) => until ?? []).toSorted()[0] ?? null;

const waitFor = (state: RunState, wait: Wait, reader: Reader): Wait => {
  const part = wait.part === null ? null : openPart(state, wait.part);
  if (wait.for !== "answers" || part === null) return wait;
  const members = mayHelp(state, part, reader)
    ? waitedFor(state, part)
    : wait.members.filter((member) => member === reader.id);
  return { ...wait, members };
};

/** Who has not answered, or has asked for time: somebody who stepped back is waited for no more than who said yes. */
const waitedFor = (state: RunState, part: OpenPart): readonly string[] => {
  const gate = gateOf(state, part);
  if (gate === null) return [];
  const silent = requestsOf(state, part).flatMap((request) =>
    tally(state, part, gate, request).unanswered.map(({ id }) => id),
  );
  return [...new Set(silent)];
};
