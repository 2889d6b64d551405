import type { Wait } from "../../plan-types.ts";
import { stewards } from "../../rules/lookup.ts";
import type { Part, RunState } from "../../state.ts";
import type { SessionBlock } from "../../template.ts";
import { sessionsOf } from "./sessions.ts";

/** Milliseconds after the end of its day at which a session that nobody said anything of is called late. */
const LATE = 7 * 86_400_000;

/** What a session block waits for, and when to look again: a session to be planned, its day, and word of how it went. */
export const sessionWaits = (
  state: RunState,
  part: Part,
  block: SessionBlock,
  now: string,
): { readonly waits: readonly Wait[]; readonly wakes: readonly string[] } => {
  const wait = (what: Wait["for"]): Wait => ({
    part: part.id,
    for: what,
    members: stewards(state),
    until: null,
  });
  const lateAt = sessionsOf(state, part, block.key)
    .filter(({ status }) => status === "planned")
    .map(({ on, until }) => new Date(Date.parse(`${until ?? on}T24:00:00Z`) + LATE).toISOString());
  const isLate = lateAt.some((at) => at <= now);
  return {
    waits: [wait(isLate ? "session-late" : "session")],
    wakes: lateAt.filter((at) => at > now),
  };
};
