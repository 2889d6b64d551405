import type { Wait } from "../plan-types.ts";
import { dayBegins } from "../rules/calendar.ts";
import type { RunState } from "../state.ts";

/** What is due in a run. `at`: ISO 8601 UTC; of a session, when its day begins. */
export type Due = {
  readonly for: Wait["for"];
  readonly part: string | null;
  readonly at: string;
};

/** Waits whose time is somebody's: what comes by itself, such as time to think, is due from nobody. */
const DUE: readonly Wait["for"][] = ["answers", "confirmation", "votes", "interval", "need"];

/** Everything that is due in a run, the earliest first. `state` and `waits`: as their reader may know them. */
export const duesOf = (state: RunState, waits: readonly Wait[]): readonly Due[] => {
  const waited = waits.flatMap(({ for: what, part, until }) =>
    until !== null && DUE.includes(what) ? [{ for: what, part, at: until }] : [],
  );
  const sessions = Object.values(state.sessions)
    .filter(({ status }) => status === "planned" && state.status !== "finished")
    .map(({ part, on }): Due => ({ for: "session", part, at: dayBegins(on) }));
  return [...waited, ...sessions].toSorted((one, other) => one.at.localeCompare(other.at));
};
