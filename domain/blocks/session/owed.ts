import type { NumberedEvent } from "../../event.ts";
import { londonDate } from "../../rules/calendar.ts";
import type { RunState } from "../../state.ts";

/**
 * Who hears that a session is planned, or will not be: everybody in the run but who wrote it down. Of a session whose day has
 * gone nobody is told that it is planned.
 */
export const toldOfSession = (
  state: RunState,
  event: Extract<NumberedEvent, { readonly type: "sessionPlanned" | "sessionCancelled" }>,
): readonly string[] => {
  if (event.type === "sessionPlanned" && event.data.on < londonDate(event.at)) return [];
  return Object.values(state.members)
    .filter(({ id, status }) => status === "active" && id !== event.actor.id)
    .map(({ id }) => id);
};
